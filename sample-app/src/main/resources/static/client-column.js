import { element } from './dom.js';
import { showState } from './stream.js';

const MOST_ROWS = 6;

const FACTS = { opened: 'Opened at', events: 'Events', missed: 'Missed', doubled: 'Doubled', back: 'Back after' };

/**
 * What one client has got, counted by what stands in its list: whoever puts the rows there.
 */
export class ClientColumn {

	#panel;
	#list;
	#seen = new Set();
	#first = Infinity;
	#last = 0;
	#doubled = 0;
	#lostAt = 0;
	#closed = false;

	constructor(id) {
		this.#panel = document.getElementById(id);
		this.#list = this.#panel.querySelector('.ticks');
		this.#list.before(element('dl', { className: 'client-facts' }, ...Object.entries(FACTS).flatMap(([fact, name]) =>
			[element('dt', { textContent: name }), element('dd', { dataset: { fact }, textContent: '–' })])));
		new MutationObserver((changes) => changes.forEach(({ addedNodes }) => this.#added(addedNodes)))
			.observe(this.#list, { childList: true });
	}

	get list() {
		return this.#list;
	}

	/** Adds a row, for clients that leave that to the page. */
	tick(data) {
		const { number, time } = JSON.parse(data);
		this.#list.prepend(element('li', { dataset: { number } }, element('span', { textContent: number }),
			element('time', { textContent: time.slice(11, 19) })));
	}

	opened() {
		this.#state('live');
		if (this.#lostAt) {
			this.#show('back', `${((Date.now() - this.#lostAt) / 1_000).toFixed(1)} s`);
			this.#lostAt = 0;
		} else {
			this.#show('opened', new Date().toLocaleTimeString([], { hourCycle: 'h23' }));
		}
	}

	lost() {
		if (!this.#closed) {
			this.#lostAt ||= Date.now();
			this.#state('reconnecting');
		}
	}

	closed() {
		this.#closed = true;
		this.#state('closed');
	}

	/** An EventSource, or what looks like one. */
	follow(source) {
		source.addEventListener('open', () => this.opened());
		source.addEventListener('error', () => this.lost());
		source.addEventListener('sse.close', () => {
			source.close();
			this.closed();
		});
		return source;
	}

	#added(rows) {
		for (const row of rows) {
			const number = Number(row.dataset?.number);
			if (number) {
				this.#count(number);
			}
		}
		while (this.#list.children.length > MOST_ROWS) {
			this.#list.lastElementChild.remove();
		}
	}

	#count(number) {
		this.#doubled += this.#seen.has(number) ? 1 : 0;
		this.#seen.add(number);
		this.#first = Math.min(this.#first, number);
		this.#last = Math.max(this.#last, number);
		this.#show('events', this.#seen.size);
		this.#show('missed', this.#last - this.#first + 1 - this.#seen.size, true);
		this.#show('doubled', this.#doubled, true);
	}

	#show(fact, value, wrongUnlessZero = false) {
		const shown = this.#panel.querySelector(`[data-fact="${fact}"]`);
		shown.textContent = value;
		shown.classList.toggle('wrong', wrongUnlessZero && value > 0);
	}

	#state(state) {
		showState(this.#panel.querySelector('.state'), state);
	}

}
