/**
 * The form to post: one kind at a time, and what the server says about the fields.
 */
import { send } from './send.js';

const ADDRESSES = { status: 'statuses', checkin: 'checkins', forward: 'forwards', direct: 'directs' };

/** Posts; tells what is wrong as an object of field names, empty if all is well. */
export async function post(kind, body) {
	const { problem } = await send('POST', `friends/${ADDRESSES[kind]}`, body);
	return problem ? problem.errors ?? { composer: problem.detail } : {};
}

export class Composer {

	#form;

	constructor(form, send) {
		this.#form = form;
		form.addEventListener('change', (event) => event.target.name === 'kind' && this.#show(event.target.value));
		form.addEventListener('submit', async (event) => {
			event.preventDefault();
			const { elements } = form;
			elements.send.disabled = true;
			const errors = await send(this.#kind(), this.#body());
			elements.send.disabled = false;
			this.showErrors(errors);
			if (Object.keys(errors).length === 0) {
				elements.text.value = '';
				elements.place.value = '';
			}
		});
	}

	/** Get ready for a direct message. */
	writeTo(name) {
		this.#form.elements.kind.value = 'direct';
		this.#show('direct');
		this.#form.elements.to.value = name;
		this.#form.elements.text.focus();
	}

	showErrors(errors) {
		let first = null;
		for (const place of this.#form.querySelectorAll('.field-error')) {
			const field = place.id.replace('-error', '');
			place.textContent = errors[field] ? this.#sentence(field, errors[field]) : '';
			const input = this.#form.elements[field];
			if (input) {
				input.ariaInvalid = String(field in errors);
				first ??= (field in errors) ? input : null;
			}
		}
		first?.focus();
	}

	#sentence(field, message) {
		return (field in this.#form.elements) ? `This ${message}.` : message;
	}

	#show(kind) {
		this.#form.querySelectorAll('[data-for]').forEach((field) => {
			field.hidden = !field.dataset.for.split(' ').includes(kind);
		});
		this.showErrors({});
	}

	#kind() {
		return this.#form.elements.kind.value;
	}

	#body() {
		const shown = [...this.#form.querySelectorAll('.field:not([hidden]) :is(input, textarea)')];
		return Object.fromEntries(shown.map((input) => [input.name, input.value.trim()]));
	}

}
