/** Where a stream is. `polling`: somebody on the way collects what is streamed, so responses are awaited one by one. */
export type StreamState = 'connecting' | 'open' | 'polling' | 'closed';

/** An event of the application, or one that a stream says of itself, such as `sse.gap`: see the guide. */
export interface StreamEvent extends MessageEvent<string> {
	/** The channels of the event; nothing for what the stream says of itself. */
	readonly channels?: string[];
}

/**
 * The state has changed, or a response that is no stream came. `status` is its HTTP status. A state `closed` is for
 * good, until a tab joins or leaves a channel.
 */
export interface StateEvent extends MessageEvent<StreamState> {
	readonly status?: number;
}

export interface StreamOptions {
	/** Channels, or patterns of them (`rooms/*`, `rooms/**`), that this tab listens to: the query's `channel` parameters. */
	channels?: Iterable<string>;

	/**
	 * Headers for the request, or a function that is called before each request, in one of the tabs, and may fetch a
	 * token that is good for one use. If it fails, the stream is tried again later.
	 */
	headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);

	/** Whether tabs with the same URL share a stream. Default: true. */
	shared?: boolean;

	/** Whether cookies are sent to other origins. Default: `same-origin`. */
	credentials?: RequestCredentials;

	/** After how many milliseconds without a byte a stream counts as broken; more than the server's heartbeat. Default: 45000. */
	silence?: number;
}

export interface Stream extends EventTarget {
	addEventListener(type: 'sse.state', listener: (event: StateEvent) => void, options?: AddEventListenerOptions | boolean): void;
	addEventListener(type: string, listener: (event: StreamEvent) => void, options?: AddEventListenerOptions | boolean): void;
	addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: AddEventListenerOptions | boolean): void;

	/** Listen to more channels, from about now on. */
	join(...channels: string[]): void;

	/** Listen to channels no more. What is on its way may still arrive. */
	leave(...channels: string[]): void;

	/** Listen to nothing any more. The stream ends when no tab listens. */
	close(): void;
}

/**
 * Listen to an endpoint whose dialect is `shared`, together with all tabs that listen to the same URL. Events without
 * a name are of type `message`. The stream comes back after anything but a final answer (204, most of 4xx, or
 * `sse.close`), each time a little later, and goes on where it was: `sse.gap` says so if something is missing.
 */
export function connect(url: string | URL, options?: StreamOptions): Stream;
