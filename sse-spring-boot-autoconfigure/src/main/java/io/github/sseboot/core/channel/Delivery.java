package io.github.sseboot.core.channel;

import java.time.Duration;

/**
 * How long open connections may lag.
 *
 * @param window bytes of events of a channel that are kept for connections to it,
 * whatever its history says
 * @param stallTimeout after which time without any progress a connection that has
 * something to read is ended
 * @since 1.0.0
 */
public record Delivery(long window, Duration stallTimeout) {

	/** As nanoseconds, longer times would not fit into a number. */
	private static final Duration MAX_STALL = Duration.ofDays(36_500);

	public Delivery {
		if (window < 0) {
			throw new IllegalArgumentException("'window' must not be negative but was " + window);
		}
		if (stallTimeout.isNegative() || stallTimeout.isZero() || stallTimeout.compareTo(MAX_STALL) > 0) {
			throw new IllegalArgumentException(
					"'stallTimeout' must be positive and at most %s but was %s".formatted(MAX_STALL, stallTimeout));
		}
	}

}
