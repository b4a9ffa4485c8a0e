import { showState } from './stream.js';
import { readEvents } from './events.js';

const KEY = 'answer';
const NAMES = ['begin', 'message', 'done'];

const page = Object.fromEntries(['ask', 'panel', 'asked', 'text', 'state', 'run', 'way', 'count', 'notice', 'reload']
	.map((id) => [id, document.getElementById(id)]));
const { question, send } = page.ask.elements;

/** The answer on the page: its id, the question, and its text when it is complete. */
let answer = JSON.parse(sessionStorage.getItem(KEY));
let lastEventId = '';
let received = 0;
let source = null;

/** Asks: the request that starts the answer is the one that brings it. */
async function ask(text) {
	source?.close();
	const asked = { id: crypto.randomUUID(), question: text };
	const response = await fetch(`answers/${asked.id}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', 'Accept': 'text/event-stream' },
		body: JSON.stringify({ text }),
	}).catch(() => null);
	if (!response?.ok) {
		return response ? problem(response) : 'The server cannot be reached. Try again later.';
	}
	answer = asked;
	remember();
	show('POST, the request that asked');
	read(response, asked);
	return '';
}

async function read(response, asked) {
	// A connection that breaks only means that the answer goes on by another one
	await readEvents(response, (event) => asked === answer && NAMES.includes(event.type) && take(event)).catch(() => {});
	if (asked === answer && !answer.text) {
		goOn('GET, from where the connection was lost');
	}
}

/** Goes on by a request that starts nothing; from the beginning, if the page knows no event. */
function goOn(way) {
	const from = lastEventId ? `?lastEventId=${encodeURIComponent(lastEventId)}` : '';
	page.way.textContent = way;
	source = new EventSource(`answers/${answer.id}${from}`);
	NAMES.forEach((name) => source.addEventListener(name, take));
	source.addEventListener('error', ({ target }) => {
		if (target.readyState === EventSource.CLOSED) {
			showState(page.state, 'closed');
			notice('The server does not keep this answer any more. Ask again.');
		} else {
			showState(page.state, navigator.onLine ? 'reconnecting' : 'offline');
		}
	});
}

function take(event) {
	lastEventId = event.lastEventId || lastEventId;
	page.count.textContent = ++received;
	if (event.type === 'begin') {
		const { run } = JSON.parse(event.data);
		page.run.textContent = `number ${run}`;
		page.text.textContent = '';
	} else if (event.type === 'message') {
		page.text.textContent += event.data;
	}
	if (event.type === 'done') {
		source?.close();
		answer.text = page.text.textContent;
		remember();
		showState(page.state, 'closed');
		page.state.textContent = 'Complete';
	} else {
		showState(page.state, 'live');
	}
}

function show(way) {
	page.panel.hidden = false;
	page.asked.textContent = answer.question;
	page.text.textContent = answer.text ?? '';
	page.way.textContent = way;
	page.count.textContent = received = 0;
	page.run.textContent = '–';
	lastEventId = '';
	notice('');
	showState(page.state, 'connecting');
}

async function problem(response) {
	const { errors, detail } = await response.json().catch(() => ({}));
	return errors ? `The question ${errors.text}.` : detail ?? `That did not work (${response.status}).`;
}

function notice(words) {
	page.notice.textContent = words;
	page.notice.hidden = !words;
}

function remember() {
	sessionStorage.setItem(KEY, JSON.stringify(answer));
}

page.ask.addEventListener('submit', async (event) => {
	event.preventDefault();
	send.disabled = true;
	document.getElementById('question-error').textContent = await ask(question.value.trim());
	send.disabled = false;
});
page.reload.addEventListener('click', () => location.reload());

if (answer) {
	question.value = answer.question;
	show(answer.text ? 'kept by this page' : 'GET, after the page was loaded again');
	if (answer.text) {
		showState(page.state, 'closed');
		page.state.textContent = 'Complete';
	} else {
		goOn(page.way.textContent);
	}
}
