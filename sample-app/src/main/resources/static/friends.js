import { LiveStream, showState } from './stream.js';
import { Composer, post } from './composer.js';
import { element } from './dom.js';
import { avatar, postElement, postInWords } from './posts.js';
import { forget, recall, remember } from './memory.js';

const POSTS = ['status', 'checkin', 'forward', 'direct'];
const MOST_POSTS = 200;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._'-]{0,23}$/u;

const page = Object.fromEntries(['welcome', 'join', 'join-error', 'name', 'wall', 'state', 'me', 'leave', 'composer',
	'notices', 'timeline', 'empty', 'announcer', 'online', 'online-count', 'friends']
	.map((id) => [id, document.getElementById(id)]));

function enter({ name, lastEventId = '', posts = [] }) {
	page.welcome.hidden = true;
	page.wall.hidden = false;
	page.me.textContent = name;

	const composer = new Composer(page.composer, (kind, body) => post(kind, { from: name, ...body }));
	const show = (entry) => {
		page.timeline.prepend(postElement(entry, name, forward));
		page.empty.hidden = true;
	};
	const forward = async (body) => composer.showErrors(await post('forward', { from: name, ...body }));

	posts.forEach(show);
	const stream = new LiveStream(`friends/events?name=${encodeURIComponent(name)}`, {
		names: [...POSTS, 'online'],
		lastEventId,
		onState: (state) => showState(page.state, state),
		onEvent: (event) => {
			if (POSTS.includes(event.type)) {
				const entry = { type: event.type, ...JSON.parse(event.data) };
				posts.push(entry);
				show(entry);
				if (posts.length > MOST_POSTS) {
					posts.shift();
					page.timeline.lastElementChild.remove();
				}
				announce(entry, name);
			} else if (event.type === 'online') {
				showOnline(JSON.parse(event.data).names, name, composer);
			} else {
				control(event);
			}
			remember({ name, lastEventId: stream.lastEventId, posts });
		},
	});
	page.leave.addEventListener('click', () => {
		stream.close();
		forget();
		location.reload();
	});
	stream.open();
}

function control(event) {
	const { reason, channels = [] } = JSON.parse(event.data || '{}');
	if (event.type === 'sse.gap' && channels.some((channel) => channel !== 'friends/online')) {
		notice(reason === 'reset'
			? 'The server was restarted and has forgotten what was posted before.'
			: 'You were away for long: some posts in between are not kept any more.');
	} else if (event.type === 'sse.refused') {
		notice('The server is busy; this page tries again in a moment.');
	} else if (event.type === 'sse.close') {
		notice('The server closed this timeline.');
	}
}

function notice(text) {
	page.notices.replaceChildren(element('p', { className: 'notice', textContent: text }));
}

function announce(entry, me) {
	if (entry.post.from !== me) {
		page.announcer.textContent = postInWords(entry);
	}
}

function showOnline(names, me, composer) {
	page['online-count'].textContent = names.length;
	page.friends.replaceChildren(...names.filter((name) => name !== me).map((value) => element('option', { value })));
	page.online.replaceChildren(...names.map((name) => {
		const button = element('button', { type: 'button', className: 'person', disabled: name === me },
			avatar(name), element('span', { textContent: name === me ? `${name} (you)` : name }));
		button.addEventListener('click', () => composer.writeTo(name));
		return element('li', {}, button);
	}));
}

page.join.addEventListener('submit', (event) => {
	event.preventDefault();
	const name = page.name.value.trim();
	if (NAME.test(name)) {
		enter({ name });
	} else {
		page['join-error'].textContent = 'A name has 1 to 24 letters, digits or spaces, and begins with a letter or digit.';
		page.name.ariaInvalid = 'true';
		page.name.focus();
	}
});

const known = recall();
if (known) {
	enter(known);
} else {
	page.welcome.hidden = false;
	page.name.focus();
}
