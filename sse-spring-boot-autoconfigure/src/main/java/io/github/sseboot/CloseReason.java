package io.github.sseboot;

/**
 * Why a connection ended. Every opened connection ends exactly once, with exactly one of
 * these.
 *
 * @since 1.0.0
 */
public enum CloseReason {

	/**
	 * All channels of the stream are complete; the client is told not to come back.
	 */
	COMPLETED(Farewell.FOR_GOOD),

	/**
	 * The right to listen was taken away; the client is told not to come back.
	 */
	REVOKED(Farewell.FOR_GOOD),

	/**
	 * The producer of the private stream failed; the client is told not to come back.
	 */
	FAILED(Farewell.FOR_GOOD),

	/**
	 * The connection reached its maximum age; the client is told to come back.
	 */
	EXPIRED(Farewell.FOR_NOW),

	/**
	 * The server stops; the client is told to come back.
	 */
	SHUTDOWN(Farewell.FOR_NOW),

	/**
	 * The client fell behind and its stream has {@link LagPolicy#DISCONNECT}, or the
	 * snapshot that it needs then could not be taken; it is told to come back.
	 */
	LAGGED(Farewell.FOR_NOW),

	/**
	 * The client took nothing for the stall timeout although there was something to take.
	 */
	STALLED(Farewell.NONE),

	/**
	 * The client went away, or the way to it broke.
	 */
	DISCONNECTED(Farewell.NONE);

	private final Farewell farewell;

	CloseReason(Farewell farewell) {
		this.farewell = farewell;
	}

	/**
	 * Whether the client is told about the end, as the last thing on the stream.
	 * @return {@code true} if the end is announced
	 */
	public boolean announced() {
		return this.farewell != Farewell.NONE;
	}

	/**
	 * Whether the client should not come back.
	 * @return {@code true} if the end is for good
	 */
	public boolean permanent() {
		return this.farewell == Farewell.FOR_GOOD;
	}

	private enum Farewell {

		FOR_GOOD, FOR_NOW, NONE

	}

}
