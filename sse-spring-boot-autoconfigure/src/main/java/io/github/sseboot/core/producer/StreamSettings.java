package io.github.sseboot.core.producer;

import java.time.Duration;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;

/**
 * How private streams are kept.
 *
 * @param linger how long a stream is kept that nobody listens to
 * @param maxSize most bytes of events kept for those who come later, of one stream and
 * beyond what is unread
 * @param producers most producers that run at a time
 * @since 1.0.0
 */
public record StreamSettings(Duration linger, long maxSize, int producers) {

	/** As nanoseconds, longer times would not fit into a number. */
	private static final Duration MAX_LINGER = Duration.ofDays(36_500);

	public StreamSettings {
		if (linger.isNegative() || linger.compareTo(MAX_LINGER) > 0) {
			throw new IllegalArgumentException(
					"'linger' must not be negative and at most %s but was %s".formatted(MAX_LINGER, linger));
		}
		if (maxSize < 0) {
			throw new IllegalArgumentException("'maxSize' must not be negative but was " + maxSize);
		}
		if (producers < 1) {
			throw new IllegalArgumentException("'producers' must be at least 1 but was " + producers);
		}
	}

	/**
	 * What is usual: half a minute, a megabyte, and 256 producers.
	 * @return how streams are kept
	 */
	public static StreamSettings usual() {
		return new StreamSettings(Duration.ofSeconds(30), 1 << 20, 256);
	}

	/**
	 * How the channels of private streams keep events: what is unread is kept anyway.
	 */
	ChannelSettings channel(ChannelSettings ordinary) {
		History history = new History(Integer.MAX_VALUE, MAX_LINGER, this.maxSize + Window.BYTES);
		return new ChannelSettings(history, new Delivery(0, ordinary.delivery().stallTimeout()), LagPolicy.GAP,
				ordinary.maxKeys());
	}

}
