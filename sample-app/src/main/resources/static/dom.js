/**
 * Makes elements. Text is only ever set as text, so nothing that anybody types becomes
 * markup, let alone a script.
 */
export function element(tag, properties = {}, ...children) {
	const { dataset = {}, ...others } = properties;
	const made = Object.assign(document.createElement(tag), others);
	Object.assign(made.dataset, dataset);
	made.append(...children.filter((child) => child !== null));
	return made;
}

/** The time of day, for today; else with the date. */
export function time(iso, options = {}) {
	const date = new Date(iso);
	const today = date.toDateString() === new Date().toDateString();
	const text = today
		? date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', ...options })
		: date.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
	return element('time', { dateTime: iso, title: date.toLocaleString(), textContent: text });
}
