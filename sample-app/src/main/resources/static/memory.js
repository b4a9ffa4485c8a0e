/**
 * What a tab remembers over a reload, or when it is closed and opened again: who you are,
 * the posts on the page, and the id of the last of them. Both are written together, so that
 * the stream goes on exactly after what is shown.
 */
const KEY = 'friends';

export function recall() {
	try {
		return JSON.parse(sessionStorage.getItem(KEY));
	} catch {
		return null;
	}
}

export function remember({ name, lastEventId, posts }) {
	sessionStorage.setItem(KEY, JSON.stringify({ name, lastEventId, posts }));
}

export function forget() {
	sessionStorage.removeItem(KEY);
}
