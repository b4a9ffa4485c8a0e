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

	public History {
		if (maxEvents < 0) {
			throw new IllegalArgumentException("'maxEvents' must not be negative but was " + maxEvents);
		}
		if (maxAge.isNegative()) {
			throw new IllegalArgumentException("'maxAge' must not be negative but was " + maxAge);
		}
		if (maxSize < 0) {
			throw new IllegalArgumentException("'maxSize' must not be negative but was " + maxSize);
		}
	}

}
