import { LiveStream, showState } from './stream.js';
import { element, time } from './dom.js';

const MOST_ROWS = 200;

const page = Object.fromEntries(['time', 'number', 'state', 'toggle', 'notice', 'count', 'log', 'last-id', 'controls']
	.map((id) => [id, document.getElementById(id)]));

let received = 0;
let caughtUp = 0;
let connected = true;
let openedAt = 0;
let fastest = Infinity;

const stream = new LiveStream('ping/events', {
	names: ['ping'],
	onState: (state) => showState(page.state, state),
	onEvent: (event) => {
		page['last-id'].textContent = stream.lastEventId || 'none yet';
		if (event.type.startsWith('sse.')) {
			control(event);
		} else {
			page.count.textContent = ++received;
			const missed = event.type === 'ping' && ping(JSON.parse(event.data));
			addRow(event, missed ? 'late' : 'live');
		}
	},
});

/** Shows a ping; tells whether it was sent while this page was away. */
function ping({ number, time: iso }) {
	const sent = new Date(iso);
	page.time.textContent = sent.toLocaleTimeString([], { hourCycle: 'h23' });
	page.number.textContent = `ping number ${number}`;
	// The clocks of server and browser may differ: by what the fastest ping seems to take
	fastest = Math.min(fastest, Date.now() - sent);
	const missed = sent.getTime() + fastest < openedAt;
	if (missed) {
		caughtUp++;
		notice(`Back: ${caughtUp} ${caughtUp === 1 ? 'ping' : 'pings'} sent while you were away came now.`);
	}
	return missed;
}

function control(event) {
	addRow(event, 'control');
	page.controls.querySelectorAll('[data-event]').forEach((entry) => {
		entry.classList.toggle('seen', entry.classList.contains('seen') || entry.dataset.event === event.type);
	});
	const { reason, resume } = JSON.parse(event.data || '{}');
	if (event.type === 'sse.open') {
		caughtUp = 0;
		openedAt = Date.now();
		notice(resume === 'exact' ? 'Back, exactly where you left.' : '');
	} else {
		notice({
			'sse.gap': `Some pings are lost (${reason}): the server does not keep them any more.`,
			'sse.refused': `The server cannot serve you now (${reason}).`,
			'sse.end': `The server ended the connection (${reason}).`,
			'sse.close': `The server closed the stream for good (${reason}).`,
		}[event.type] ?? '');
	}
}

function notice(text) {
	page.notice.textContent = text;
	page.notice.hidden = !text;
}

function addRow(event, kind) {
	page.log.prepend(element('li', { className: 'log-row', dataset: { kind, event: event.type } },
		element('span', { className: 'log-name', textContent: event.type }),
		element('span', { className: 'log-time' }, time(new Date().toISOString(), { second: '2-digit' })),
		element('code', { className: 'log-data', textContent: event.data }),
		element('code', { className: 'log-id', textContent: event.lastEventId ? `id ${event.lastEventId}` : 'no id' })));
	while (page.log.children.length > MOST_ROWS) {
		page.log.lastElementChild.remove();
	}
}

page.toggle.addEventListener('click', () => {
	connected = !connected;
	page.toggle.textContent = connected ? 'Disconnect' : 'Reconnect';
	if (connected) {
		stream.open();
	} else {
		stream.close();
		notice('You are away. The server goes on for two minutes; reconnect to get what you missed.');
	}
});

stream.open();
