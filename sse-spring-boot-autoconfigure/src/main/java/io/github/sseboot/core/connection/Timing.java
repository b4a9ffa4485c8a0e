package io.github.sseboot.core.connection;

import java.time.Duration;

/**
 * When something happens on a connection without an event. Zero switches a time off.
 *
 * @param heartbeat after which silence a sign of life is sent
 * @param maxAge after which time the connection is ended, so that the client comes back
 * @param retry after which time a client should come back when the connection is lost
 * @since 1.0.0
 */
public record Timing(Duration heartbeat, Duration maxAge, Duration retry) {

	/** As nanoseconds, longer times would not fit into a number. */
	private static final Duration MAX = Duration.ofDays(36_500);

	public Timing {
		requireNotNegative("heartbeat", heartbeat);
		requireNotNegative("maxAge", maxAge);
		requireNotNegative("retry", retry);
	}

	private static void requireNotNegative(String name, Duration value) {
		if (value.isNegative() || value.compareTo(MAX) > 0) {
			throw new IllegalArgumentException(
					"'%s' must not be negative and at most %s but was %s".formatted(name, MAX, value));
		}
	}

}
