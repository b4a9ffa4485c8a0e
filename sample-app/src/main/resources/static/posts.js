import { element, time } from './dom.js';

const HUES = 8;

const WORDS = {
	status: () => null,
	checkin: () => 'is at',
	forward: ({ through }) => ['forwards', name(through)],
	direct: ({ to }) => ['to', name(to), 'only'],
};

/** The element that shows a post. */
export function postElement({ type, at, post }, me, onForward) {
	const words = [WORDS[type](post)].flat().filter(Boolean);
	return element('li', { className: `post ${type}` },
		avatar(post.from),
		element('article', {},
			element('header', { className: 'post-head' },
				element('span', {}, name(post.from), ...words.flatMap((word) => [' ', word])),
				time(at)),
			element('p', { className: 'post-text', textContent: post.text ?? post.place }),
			forwardable(type, post, me) ? forwardButton(post, onForward) : null));
}

/** A short version for those who listen rather than look. */
export function postInWords({ type, post }) {
	const words = [WORDS[type](post)].flat().filter(Boolean).map((word) => word.textContent ?? word);
	return `${[post.from, ...words].join(' ')}: ${post.text ?? post.place}`;
}

export function avatar(person) {
	const hue = [...person].reduce((sum, letter) => (31 * sum + letter.codePointAt(0)) % 9973, 7) % HUES;
	return element('span', { className: `avatar hue-${hue}`, ariaHidden: 'true',
		textContent: [...person][0].toLocaleUpperCase() });
}

function name(person) {
	return element('strong', { textContent: person });
}

function forwardable(type, post, me) {
	return (type === 'status' || type === 'forward') && post.from !== me;
}

function forwardButton(post, onForward) {
	const button = element('button', { type: 'button', className: 'link', textContent: 'Forward' });
	button.addEventListener('click', () => onForward({ through: post.through ?? post.from, text: post.text }));
	return button;
}
