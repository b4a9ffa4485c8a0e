/**
 * An event stream that goes on, whatever happens to its connection: the browser's own
 * EventSource, and what it leaves to the page. It knows the last id beyond a reload, opens
 * again where the browser gave up, and tells in one word how things are.
 */

/** What a stream says about itself. */
export const CONTROL_EVENTS = ['sse.open', 'sse.snapshot', 'sse.checkpoint', 'sse.gap', 'sse.refused', 'sse.end', 'sse.close'];

const ENDS = ['sse.refused', 'sse.end', 'sse.close'];
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;
const WATCH = 10_000;
const SLEPT = 90_000;

export class LiveStream {

	#url;
	#opened = '';
	#names;
	#onEvent;
	#onState;
	#state = '';
	#source = null;
	#pause = FIRST_PAUSE;
	#timer = 0;
	#watches = null;

	/** The id of the last event; what the server needs to go on from there. */
	lastEventId;

	/**
	 * @param {string | () => string} url address of the stream; a function if it changes
	 * @param {object} options
	 * @param {string[]} options.names names of the events to listen to
	 * @param {string} [options.lastEventId] where to go on
	 * @param {(event: MessageEvent) => void} options.onEvent gets events and control events
	 * @param {(state: string) => void} options.onState gets connecting, live, reconnecting, offline or closed
	 */
	constructor(url, { names, lastEventId = '', onEvent, onState }) {
		this.#url = url;
		this.#names = ['message', ...CONTROL_EVENTS, ...names];
		this.#onEvent = onEvent;
		this.#onState = onState;
		this.lastEventId = lastEventId;
	}

	open() {
		this.#stop();
		this.#watch();
		this.#tell('connecting');
		this.#opened = this.#current();
		this.#source = new EventSource(this.#address());
		this.#names.forEach((name) => this.#source.addEventListener(name, (event) => this.#received(event)));
		this.#source.addEventListener('error', () => this.#failed());
	}

	close() {
		this.#stop();
		this.#tell('closed');
	}

	// A browser sends the header Last-Event-ID only when it reconnects by itself. A new
	// EventSource starts without one, so the address tells.
	#address() {
		const url = new URL(this.#opened, location.href);
		if (this.lastEventId) {
			url.searchParams.set('lastEventId', this.lastEventId);
		}
		return url;
	}

	#current() {
		return (typeof this.#url === 'function') ? this.#url() : this.#url;
	}

	#received(event) {
		if (event.lastEventId) {
			this.lastEventId = event.lastEventId;
		}
		if (!ENDS.includes(event.type)) {
			this.#pause = FIRST_PAUSE;
			this.#tell('live');
		}
		this.#onEvent(event);
		if (event.type === 'sse.close') {
			this.close();
		}
	}

	#failed() {
		if (this.#source.readyState !== EventSource.CLOSED) {
			this.#tell(navigator.onLine ? 'reconnecting' : 'offline');
			if (this.#opened === this.#current()) {
				return;
			}
			// By itself the browser would come back to the old address
			this.#source.close();
		} else {
			// The browser gave up, as it does after any answer that is no stream: a proxy
			// whose server restarts, for one.
			this.#tell('offline');
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.open(), this.#pause);
		this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
	}

	#watch() {
		this.#watches = new AbortController();
		const { signal } = this.#watches;
		addEventListener('offline', () => this.#tell('offline'), { signal });
		addEventListener('online', () => this.open(), { signal });
		addEventListener('pageshow', (event) => event.persisted && this.open(), { signal });
		let last = Date.now();
		const clock = setInterval(() => {
			const slept = Date.now() - last > SLEPT;
			last = Date.now();
			if (slept) {
				// The connection may be dead without anybody having told the browser
				this.open();
			}
		}, WATCH);
		signal.addEventListener('abort', () => clearInterval(clock));
	}

	#tell(state) {
		if (state !== this.#state) {
			this.#state = state;
			this.#onState(state);
		}
	}

	#stop() {
		this.#watches?.abort();
		clearTimeout(this.#timer);
		this.#source?.close();
		this.#source = null;
	}

}

const STATES = {
	connecting: 'Connecting',
	live: 'Live',
	reconnecting: 'Reconnecting',
	offline: 'Offline',
	closed: 'Disconnected',
};

/** Shows a state in an element of class `state`. */
export function showState(element, state) {
	element.dataset.state = state;
	element.textContent = STATES[state];
}
