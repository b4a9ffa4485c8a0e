// Compiled, never run: what a page in TypeScript would write
import { connect, type StateEvent, type Stream, type StreamState } from './client.js';

const stream: Stream = connect('/live', {
	channels: new Set(['a', 'rooms/*']),
	headers: async () => ({ Authorization: 'Bearer x' }),
	shared: false,
	credentials: 'include',
	silence: 60_000,
});
stream.addEventListener('sse.state', ({ data, status }: StateEvent) => {
	const state: StreamState = data;
	console.log(state, status?.toFixed());
});
stream.addEventListener('tick', ({ data, lastEventId, channels }) => console.log(data.length, lastEventId, channels?.length));
stream.addEventListener('tick', { handleEvent: (event) => console.log(event.type) }, { once: true });
stream.join('a', 'b');
stream.leave('a');
stream.close();
connect(new URL('https://example.org/live'), { headers: { 'X-Token': 'x' } });

// @ts-expect-error a URL, not a number
connect(5);
// @ts-expect-error there is no such option
connect('/live', { channel: ['a'] });
// @ts-expect-error names of channels, not numbers
stream.join(5);
