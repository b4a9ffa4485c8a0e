import { LiveStream, showState } from './stream.js';
import { element, time } from './dom.js';
import { avatar } from './posts.js';
import { send } from './send.js';

const KEY = 'rooms';
const MOST_MESSAGES = 200;

const page = Object.fromEntries(['state', 'composer', 'current', 'leave', 'notices', 'messages', 'empty', 'announcer',
	'rooms'].map((id) => [id, document.getElementById(id)]));
const { from, text, say } = page.composer.elements;

const known = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
/** The rooms this tab is in, each with its messages by their identity. */
const rooms = new Map((known.rooms ?? ['harbour']).map((room) => [room, new Map()]));
const unread = new Map();
let current = known.current ?? 'harbour';
let listeners = {};

/** The id of the open connection, and the rooms that were in its address. */
let connection = null;
let opened = [];
let settled = false;

from.value = known.from ?? `Guest ${100 + Math.floor(900 * Math.random())}`;

const stream = new LiveStream(() => `rooms/events?room=${[...rooms.keys()].join(',')}`, {
	names: ['said', 'listeners'],
	onState: (state) => {
		showState(page.state, state);
		connection = (state === 'live') ? connection : null;
	},
	onEvent: (event) => HANDLERS[event.type]?.(JSON.parse(event.data), event),
});

const HANDLERS = {
	'said': (message) => heard([message], settled),
	'listeners': (counts) => {
		listeners = counts;
		showRooms();
	},
	'sse.open': (open, event) => {
		connection = open.connection;
		settled = open.resume === 'exact';
		opened = new URL(event.target.url).searchParams.get('room').split(',').filter(Boolean);
		agree();
	},
	'sse.snapshot': () => {
		settled = true;
	},
	'sse.gap': ({ reason }) => notice(reason === 'reset'
		? 'The server was restarted and has forgotten what was said before.'
		: 'You were away for long; these are the last messages.'),
	'sse.refused': () => notice('The server is busy; this page tries again in a moment.'),
};

/** Whoever went in or out while the connection was on its way does so now. */
function agree() {
	[...rooms.keys()].filter((room) => !opened.includes(room)).forEach(join);
	opened.filter((room) => !rooms.has(room)).forEach(part);
}

function enter(room) {
	const isNew = !rooms.has(room);
	if (isNew) {
		rooms.set(room, new Map());
	}
	select(room);
	return isNew ? join(room) : null;
}

async function join(room) {
	if (connection) {
		const { answer, problem } = await send('PUT', `rooms/${room}/listeners/${connection}`);
		if (problem) {
			// The connection has just ended: the next one has the room in its address
			stream.open();
		} else {
			heard(answer, false);
		}
	}
}

function leave(room) {
	rooms.delete(room);
	unread.delete(room);
	select([...rooms.keys()].at(-1) ?? null);
	part(room);
}

async function part(room) {
	if (connection) {
		await send('DELETE', `rooms/${room}/listeners/${connection}`);
	}
}

/** Keeps messages, each once: some are both in the last ones and in the stream. */
function heard(messages, isNews) {
	for (const message of messages) {
		const kept = rooms.get(message.room);
		const identity = `${message.number} ${message.at}`;
		if (kept && !kept.has(identity)) {
			kept.set(identity, message);
			if (kept.size > MOST_MESSAGES) {
				kept.delete(kept.keys().next().value);
			}
			if (isNews) {
				page.announcer.textContent = `${message.from} in the ${message.room}: ${message.text}`;
				unread.set(message.room, (message.room === current) ? 0 : (unread.get(message.room) ?? 0) + 1);
			}
		}
	}
	showMessages();
	showRooms();
}

function select(room) {
	current = room;
	unread.delete(room);
	page.notices.replaceChildren();
	showMessages();
	showRooms();
	remember();
}

function showMessages() {
	const kept = [...rooms.get(current)?.values() ?? []].sort((a, b) => b.at.localeCompare(a.at) || b.number - a.number);
	page.messages.replaceChildren(...kept.map(messageElement));
	page.empty.hidden = kept.length > 0;
	page.empty.textContent = current ? 'It is quiet here. Say something.' : 'You are in no room. Choose one.';
	page.current.textContent = current ?? 'hall';
	page.leave.hidden = current === null;
	say.disabled = current === null;
}

function messageElement(message) {
	return element('li', { className: 'post said' },
		avatar(message.from),
		element('article', {},
			element('header', { className: 'post-head' }, element('strong', { textContent: message.from }), time(message.at)),
			element('p', { className: 'post-text', textContent: message.text })));
}

function showRooms() {
	const names = Object.keys(listeners);
	const focused = document.activeElement?.dataset.room;
	page.rooms.replaceChildren(...names.map((room) => {
		const news = unread.get(room) || '';
		const button = element('button', { type: 'button', className: 'person room', dataset: { room },
			ariaPressed: String(rooms.has(room)), ariaCurrent: String(room === current) },
			element('span', { className: 'room-name', textContent: room }),
			element('span', { className: 'room-news', textContent: news, ariaLabel: `${news} new messages`, hidden: !news }),
			element('span', { className: 'room-count', textContent: listeners[room] }));
		button.addEventListener('click', () => enter(room));
		return element('li', {}, button);
	}));
	page.rooms.querySelector(`[data-room="${focused}"]`)?.focus();
}

function showErrors(problem) {
	const errors = problem ? problem.errors ?? { composer: problem.detail } : {};
	for (const field of ['from', 'text', 'composer']) {
		document.getElementById(`${field}-error`).textContent = errors[field]
			? { from: `Your name ${errors.from}.`, text: `The message ${errors.text}.`, composer: errors.composer }[field] : '';
	}
	from.ariaInvalid = String('from' in errors);
	text.ariaInvalid = String('text' in errors);
}

function notice(words) {
	page.notices.replaceChildren(element('p', { className: 'notice', textContent: words }));
}

function remember() {
	sessionStorage.setItem(KEY, JSON.stringify({ from: from.value, rooms: [...rooms.keys()], current }));
}

page.leave.addEventListener('click', () => leave(current));
from.addEventListener('change', remember);
page.composer.addEventListener('submit', async (event) => {
	event.preventDefault();
	say.disabled = true;
	const { answer, problem } = await send('POST', `rooms/${current}/messages`,
		{ from: from.value.trim(), text: text.value.trim(), connection: connection ?? 'none' });
	say.disabled = false;
	showErrors(problem);
	if (answer) {
		text.value = '';
		heard([answer], false);
	}
	(problem?.errors?.from ? from : text).focus();
});

showMessages();
stream.open();
