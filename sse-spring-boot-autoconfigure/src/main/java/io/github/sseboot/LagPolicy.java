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
	 * The connection is ended, for clients that cannot handle being told within the
	 * stream. A client that returns is told, as every client is.
	 */
	DISCONNECT

}
