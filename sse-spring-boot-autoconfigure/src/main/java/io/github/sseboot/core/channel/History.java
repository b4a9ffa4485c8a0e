package io.github.sseboot.core.channel;

import java.time.Duration;

/**
 * What a returning client can get. The first bound that is reached counts.
 *
 * @param maxEvents most events kept, 0 for none
 * @param maxAge how long an event is kept at most
 * @param maxSize most bytes of events kept
 * @since 1.0.0
 */
public record History(int maxEvents, Duration maxAge, long maxSize) {

	/** As nanoseconds, longer times would not fit into a number. */
	private static final Duration MAX_AGE = Duration.ofDays(36_500);

	public History {
		if (maxEvents < 0) {
			throw new IllegalArgumentException("'maxEvents' must not be negative but was " + maxEvents);
		}
		if (maxAge.isNegative() || maxAge.compareTo(MAX_AGE) > 0) {
			throw new IllegalArgumentException(
					"'maxAge' must not be negative and at most %s but was %s".formatted(MAX_AGE, maxAge));
		}
		if (maxSize < 0) {
			throw new IllegalArgumentException("'maxSize' must not be negative but was " + maxSize);
		}
	}

}
