import { LiveStream, showState } from './stream.js';
import { Chart } from './chart.js';
import { send } from './send.js';

const MOST_READINGS = 90;
const LONGEST_STEP = 3_000;
const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const GIGABYTE = 1024 * MEGABYTE;
const BYTES = [GIGABYTE, MEGABYTE, KILOBYTE];

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const count = (value) => (value < 10_000) ? number.format(value) : short.format(value);
const bytes = (value) => {
	const [unit, name] = [[GIGABYTE, 'GB'], [MEGABYTE, 'MB'], [KILOBYTE, 'KB']].find(([size]) => value >= size) ?? [1, 'B'];
	return `${short.format(value / unit)} ${name}`;
};

const charts = [
	{ id: 'connections', value: ({ node }) => node.connections, format: count, atLeast: 5 },
	{ id: 'published', value: rate('published'), format: count, atLeast: 10 },
	{ id: 'deliveries', value: rate('deliveries'), format: count, atLeast: 10 },
	{ id: 'bytes', value: rate('bytes'), format: bytes, atLeast: 10 * KILOBYTE, units: BYTES },
	{ id: 'lag', value: ({ node }) => node.lag, format: count, atLeast: 10 },
	{ id: 'heap', value: ({ heap }) => heap, format: bytes, atLeast: 50 * MEGABYTE, units: BYTES },
].map((chart) => ({ ...chart, points: [], now: byId(`${chart.id}-now`),
	plot: new Chart(byId(chart.id), chart.format, chart.atLeast, chart.units) }));

const form = byId('load');
let last = null;

/** How fast something grows that is counted from the start; unknown over a gap or a restart. */
function rate(name) {
	return (reading, before) => {
		const seconds = before ? (reading.time - before.time) / 1000 : 0;
		const grown = before ? reading.node[name] - before.node[name] : -1;
		return (seconds > 0 && seconds * 1000 < LONGEST_STEP && grown >= 0) ? grown / seconds : null;
	};
}

function show(reading) {
	reading.time = Date.parse(reading.at);
	const gap = last && reading.time - last.time >= LONGEST_STEP;
	for (const chart of charts) {
		const value = chart.value(reading, last);
		if (gap) {
			chart.points.push({ at: last.time + 1, value: null });
		}
		chart.points.push({ at: reading.time, value });
		chart.points.splice(0, chart.points.length - MOST_READINGS);
		chart.now.textContent = (value === null) ? '–' : chart.format(value);
		chart.plot.draw(chart.points);
	}
	last = reading;
	byId('heap-note').textContent = `of ${bytes(reading.maxHeap)}, events ${bytes(reading.node.memory)} of `
		+ bytes(reading.node.maxMemory);
	byId('totals').textContent = `Since the start: ${number.format(reading.node.opened)} connections opened, `
		+ `${number.format(reading.node.published)} events published, `
		+ `${number.format(reading.node.deliveries)} delivered.`;
	form.elements.start.disabled = reading.load;
	form.elements.start.textContent = reading.load ? 'Under load' : 'Load for ten seconds';
}

function showOrder() {
	const { clients, rate } = form.elements;
	byId('clients-now').textContent = clients.value;
	byId('rate-now').textContent = rate.value;
	byId('deliveries-wanted').textContent = number.format(clients.value * rate.value);
}

function byId(id) {
	return document.getElementById(id);
}

form.addEventListener('input', showOrder);
form.addEventListener('submit', async (event) => {
	event.preventDefault();
	const { clients, rate, stalled, start } = form.elements;
	start.disabled = true;
	const { problem } = await send('POST', 'dashboard/load',
		{ clients: Number(clients.value), rate: Number(rate.value), stalled: stalled.checked });
	start.disabled = false;
	byId('load-error').textContent = problem?.detail ?? '';
});
showOrder();

new LiveStream('dashboard/events', {
	names: ['reading'],
	onState: (state) => showState(byId('state'), state),
	onEvent: (event) => event.type === 'reading' && show(JSON.parse(event.data)),
}).open();
