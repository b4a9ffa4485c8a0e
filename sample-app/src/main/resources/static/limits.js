import { element } from './dom.js';

const PATIENCE = 1_000;
const PROTOCOLS = { 'http/1.0': 'HTTP/1.0', 'http/1.1': 'HTTP/1.1', h2: 'HTTP/2', h3: 'HTTP/3' };

const page = Object.fromEntries(['number', 'number-now', 'how-many', 'close', 'tiles', 'verdict', 'protocol']
	.map((id) => [id, document.getElementById(id)]));

const protocol = spoken();
const streams = new Set();

/** One stream and its tile, until somebody presses it. */
class Stream {

	#since = Date.now();
	#state = 'waiting';
	#said = '';
	#source = new EventSource('ping/events');
	#what = element('span');
	#tile = element('button', { type: 'button', className: 'tile', title: 'Close this stream' },
		element('strong', { textContent: `Stream ${Stream.#count++}` }), this.#what);
	#item = element('li', {}, this.#tile);

	static #count = 1;

	constructor() {
		this.#source.addEventListener('open', () => this.#is('open', 'open'));
		this.#source.addEventListener('ping', ({ data }) => this.#is('open', `ping ${JSON.parse(data).number}`));
		this.#source.addEventListener('error', () => this.#is('failed', 'connection lost'));
		this.#tile.addEventListener('click', () => {
			this.close();
			showVerdict();
		});
		page.tiles.append(this.#item);
	}

	get state() {
		return this.#state;
	}

	show() {
		const seconds = Math.floor((Date.now() - this.#since) / 1_000);
		this.#tile.dataset.state = this.#state;
		this.#what.textContent = (this.#state === 'waiting') ? `waits for ${seconds} s` : this.#said;
	}

	close() {
		this.#source.close();
		this.#item.remove();
		streams.delete(this);
	}

	#is(state, said) {
		this.#state = state;
		this.#said = said;
		this.show();
		showVerdict();
	}

}

/** Of this page, which came the way the streams do; a stream is measured when it has ended. */
function spoken() {
	const { nextHopProtocol } = performance.getEntriesByType('navigation')[0];
	return PROTOCOLS[nextHopProtocol] ?? nextHopProtocol;
}

function showVerdict() {
	const open = [...streams].filter(({ state }) => state === 'open').length;
	const waiting = [...streams].filter(({ state }) => state === 'waiting').length;
	page.verdict.dataset.open = open;
	page.verdict.dataset.waiting = waiting;
	page.verdict.hidden = streams.size === 0;
	page.verdict.textContent = (waiting > 0)
		? `${open} open, ${waiting} waiting. Nothing failed, and nothing ever will: they wait for a connection.`
		: `${open} open, none waiting.`;
}

function closeAll() {
	[...streams].forEach((stream) => stream.close());
	showVerdict();
}

page.protocol.textContent = protocol || 'a protocol the browser does not name';
page.number.addEventListener('input', () => page['number-now'].textContent = page.number.value);
page['number-now'].textContent = page.number.value;
page['how-many'].addEventListener('submit', (event) => {
	event.preventDefault();
	[...streams].slice(page.number.value).forEach((stream) => stream.close());
	while (streams.size < page.number.value) {
		streams.add(new Stream());
	}
	streams.forEach((stream) => stream.show());
	showVerdict();
});
page.close.addEventListener('click', closeAll);
// The next page needs a connection too, and would wait for one of this page's for ever
addEventListener('beforeunload', closeAll);
setInterval(() => streams.forEach((stream) => stream.show()), PATIENCE);
