/**
 * Reads an event stream from a response, for requests that EventSource cannot make. Calls
 * back with `{ type, data, lastEventId }`, and returns when the stream has ended.
 */
export async function readEvents(response, onEvent) {
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	let event = { type: '', data: [] };
	let lastEventId = '';
	for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
		rest += chunk.value;
		// A CR at the end may be half of a line end
		const lines = rest.split(/\r\n|\n|\r(?!$)/);
		rest = lines.pop();
		for (const line of lines) {
			const [, field, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line);
			if (line === '') {
				if (event.data.length > 0) {
					onEvent({ type: event.type || 'message', data: event.data.join('\n'), lastEventId });
				}
				event = { type: '', data: [] };
			} else if (field === 'data') {
				event.data.push(value ?? '');
			} else if (field === 'event') {
				event.type = value ?? '';
			} else if (field === 'id') {
				lastEventId = value ?? '';
			}
		}
	}
}
