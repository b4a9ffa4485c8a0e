import { ClientColumn } from './client-column.js';
import { connect } from './sse/client.js';
import { send } from './send.js';

const { htmx, jQuery, Intercooler, EventSourcePolyfill } = globalThis;

// Also where the connection is not secure, and randomUUID is missing
const page = '10000000-1000-4000-8000-100000000000'.replace(/[018]/g,
	(digit) => (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));
const events = `compare/events?page=${page}`;
const shared = `compare/shared?page=${page}`;
const fragments = `compare/fragments?page=${page}`;

function native() {
	const column = new ClientColumn('native');
	const source = column.follow(new EventSource(events));
	source.addEventListener('message', ({ data }) => column.tick(data));
}

function yaffle() {
	const column = new ClientColumn('yaffle');
	const source = column.follow(new EventSourcePolyfill(events));
	source.addEventListener('message', ({ data }) => column.tick(data));
}

function withHtmx() {
	const column = new ClientColumn('htmx');
	column.list.addEventListener('htmx:sseOpen', () => column.opened());
	column.list.addEventListener('htmx:sseError', () => column.lost());
	column.list.addEventListener('htmx:sseClose', () => column.closed());
	column.list.setAttribute('sse-connect', fragments);
	htmx.process(column.list);
}

function withIntercooler() {
	const column = new ClientColumn('intercooler');
	column.list.setAttribute('ic-sse-src', fragments);
	Intercooler.processNodes(jQuery(column.list));
	column.follow(jQuery(column.list).data('ic-event-sse-source'));
}

function ours() {
	const column = new ClientColumn('module');
	const stream = connect(shared, { channels: ['compare'] });
	let opened = false;
	stream.addEventListener('sse.state', ({ data: state }) => {
		if (state === 'open') {
			opened = true;
			column.opened();
		} else if (state === 'closed') {
			column.closed();
		} else if (opened) {
			column.lost();
		}
	});
	stream.addEventListener('message', ({ data }) => column.tick(data));
}

function onPress(id, said) {
	document.getElementById(id).addEventListener('click', async () => {
		const { problem } = await send('POST', `compare/pages/${page}/${id}`);
		document.getElementById('said').textContent = problem?.detail ?? said;
	});
}

onPress('cut', 'closed the streams, and expects them back');
onPress('end', 'closed the streams for good');
document.getElementById('again').addEventListener('click', () => location.reload());

native();
withHtmx();
withIntercooler();
yaffle();
ours();
