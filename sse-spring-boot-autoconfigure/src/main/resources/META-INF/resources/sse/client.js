// See client.d.ts; for the reasons, decision 0014

const parser = (onEvent, onRetry, rest = '', id = '', event = {}) => (text) => {
	const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
	rest = lines.pop();
	for (const line of lines) {
		const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
		if (!line) event = onEvent({ ...event, id }) ?? {};
		else if (field === 'event') event.name = value;
		else if (/^(data|channel)$/.test(field)) (event[field] ??= []).push(value);
		else if (field === 'id' && !value.includes('\0')) id = value;
		else if (field === 'retry' && /^\d+$/.test(value)) onRetry(+value);
	}
};

const covers = (own, name) => RegExp('^' + own.replace(/[^*/\w]/g, '\\$&').replace('**', '.+').replace(/\*/g, '[^/]+') + '$').test(name);

const lead = (key, url = key.split(' ')[1]) => new Promise(() => {
	const bus = new BroadcastChannel(key), tabs = new Map(), tell = (message) => bus.postMessage(message);
	let last = '', retry = 3e3, failures = 0, pollUntil = 0, state, wanted, running, abort, timer, answer;
	const become = (next, status) => tell({ state: state = next, status });

	async function attempt(polling, alive, { signal }) {
		const { headers, credentials, silence } = await new Promise((resolve, reject) => {
			answer = resolve;
			setTimeout(reject, 8e3);
			tell({ who: [...tabs.keys()][failures % tabs.size] });
		});
		const target = new URL(url), query = target.searchParams;
		wanted && wanted.split('\n').map((channel) => query.append('channel', channel));
		if (last || polling && !query.has('lastEventId')) query.set('lastEventId', last);
		alive(polling ? silence : Math.min(8e3, silence));
		const { status, headers: got, body } = await fetch(target, { signal, credentials, cache: 'no-store',
			headers: { ...polling ? { 'x-requested-with': 'XMLHttpRequest' } : { accept: 'text/event-stream' }, ...headers } });
		if (status !== 200 || !/^text\/event-stream/.test(got.get('content-type')))
			return become(/204|4(?!08|25|29)../.test(status) ? 'closed' : 'connecting', status);
		if (polling) become('polling', failures = 0);
		const feed = parser(({ name = 'message', data, channel, id }) => {
			tell({ name, data: data?.join('\n'), channel, last: last = id || last, to: [...tabs].flatMap(([tab, { channels }]) =>
				channel?.some((name) => channels.some((own) => covers(own, name))) ? tab : []) });
			if (name === 'sse.open') become('open', failures = 0);
			if (name === 'sse.close') become('closed');
		}, (ms) => retry = ms);
		const reader = body.pipeThrough(new TextDecoderStream()).getReader();
		for (let part; !(part = await reader.read()).done; feed(part.value)) alive(silence, 1);
	}

	async function run() {
		running = 1;
		while (tabs.size && state !== 'closed') {
			const polling = Date.now() < pollUntil, { signal } = abort = new AbortController();
			let heard, quiet;
			try {
				await attempt(polling, (ms, bytes) => {
					heard ||= bytes;
					clearTimeout(quiet);
					quiet = setTimeout(() => abort.abort(), ms);
				}, abort);
			} catch {
				if (signal.reason !== 1) pollUntil = signal.aborted && !heard && !polling && Date.now() + 6e5;
			}
			clearTimeout(quiet);
			if (signal.reason === 1 || state === 'closed') continue;
			if (!polling) become('connecting');
			const pause = Math.min(retry * 2 ** failures++, Math.max(retry, 6e4)) * (0.75 + Math.random() / 2);
			abort = new AbortController();
			await new Promise((resolve) => abort.signal.onabort = setTimeout(resolve, pause) && resolve);
		}
		running = 0;
	}

	const change = () => {
		const channels = [...new Set([...tabs].flatMap(([, tab]) => tab.channels))].sort().join('\n');
		if (channels === wanted && tabs.size) return;
		wanted = channels;
		abort?.abort(1);
		running || run(state = 'connecting');
	};

	bus.onmessage = ({ data: message, data: { tab } }) => {
		if (!tab) return;
		if (message.bye) tabs.delete(tab);
		else {
			tabs.has(tab) || navigator.locks?.request(key + tab, () => tabs.delete(tab) && change());
			tabs.set(tab, message);
			last ||= message.last;
			if (message.headers) answer(message);
			tell({ state });
		}
		clearTimeout(timer);
		timer = setTimeout(change, 20);
	};
	tell({ who: 1 });
});

const led = {};

export function connect(address, { channels, headers, shared = true, credentials, silence = 45e3 } = {}) {
	const { locks } = navigator, Worker = shared && self.SharedWorker, tab = '' + Math.random();
	const key = `sse ${new URL(address, location)} ${Worker || shared && locks ? '' : tab}`;
	const mine = new Set(channels), stream = new EventTarget();
	let bus = new BroadcastChannel(key), last = '', state, release;

	const say = (message) => release && bus?.postMessage({ ...message, tab });
	const announce = (more) => say({ channels: [...mine], last, credentials, silence, ...more });
	const emit = (type, data, more) => stream.dispatchEvent(Object.assign(new MessageEvent(type, { data, lastEventId: last }), more));

	bus.onmessage = async ({ data: { who, state: next, status, name, data, channel, to, last: id = last } }) => {
		last = id;
		if (who) announce(who === tab && { headers: await (headers?.call ? headers() : headers) ?? {} });
		if (next && (status || state !== next)) emit('sse.state', state = next, { status });
		if (data != null && (!to[0] || to.includes(tab))) emit(name, data, { channels: channel });
	};

	const leadHere = () => led[key] ??= locks ? locks.request(key, () => lead(key)) : lead(key);
	try {
		new Worker(import.meta.url, { type: 'module', name: key }).onerror = leadHere;
	} catch {
		leadHere();
	}
	const begin = () => bus && new Promise((resolve) => announce(release = resolve));
	locks ? locks.request(key + tab, begin) : begin();
	addEventListener('pagehide', () => say({ bye: 1 }));
	addEventListener('pageshow', ({ persisted }) => persisted && announce(emit('sse.gap', '{"reason":"suspended"}')));

	return Object.assign(stream, {
		join: (...names) => announce(names.map((name) => mine.add(name))),
		leave: (...names) => announce(names.map((name) => mine.delete(name))),
		close: () => release?.(bus = say({ bye: 1 }) || bus?.close()),
	});
}

if (self.SharedWorkerGlobalScope) lead(self.name);
