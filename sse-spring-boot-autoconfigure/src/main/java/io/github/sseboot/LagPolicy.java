package io.github.sseboot;

/**
 * What happens to a client that was so slow that events it has not read yet had to be
 * dropped. Until that moment the policy changes nothing: a slow client catches up by
 * itself.
 *
 * @since 1.0.0
 */
public enum LagPolicy {

	/**
	 * The client is told what it missed, in place, and then gets everything that is still
	 * kept. This is the default.
	 */
	GAP,

	/**
	 * The client is told what it missed and goes on with the newest event of the channel
	 * it fell behind on; its other channels are not touched.
	 */
	SKIP,

	/**
	 * The client gets the newest event of each {@link SseEvent#key(String) key} and goes
	 * on from there: events that a newer one of the same key supersedes are passed over,
	 * so nothing is missing and nothing is told. Such channels always keep the newest
	 * event of each key, for at most {@code max-keys} keys; events without a key count as
	 * one.
	 */
	CONFLATE,

	/**
	 * The connection is ended, for clients that cannot handle being told within the
	 * stream. A client that returns is told, as every client is.
	 */
	DISCONNECT

}
