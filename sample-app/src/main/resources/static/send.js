/**
 * Sends a request with a JSON body. Never throws: gives the `answer`, or the `problem` with
 * a `detail` that can be shown, and perhaps `errors` by field.
 */
export async function send(method, url, body) {
	let response;
	try {
		response = await fetch(url, {
			method,
			headers: { 'Content-Type': 'application/json', 'Accept': 'application/json, application/problem+json' },
			body: body && JSON.stringify(body),
		});
	} catch {
		return { problem: { detail: 'The server cannot be reached. Nothing is lost; try again later.' } };
	}
	const answer = parse(await response.text());
	return response.ok ? { answer } : { problem: { detail: `That did not work (${response.status}).`, ...answer } };
}

/** What was answered, or nothing: a proxy may answer with a page. */
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return {};
	}
}
