package io.github.sseboot.core.connection;

import java.util.List;

import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.Interest;

/**
 * What does not change about a connection's reading.
 *
 * @param interests its channels, in the order of the stream
 * @param dialect index of its dialect among those in use
 * @param stallTimeout after how many nanoseconds without progress it is ended
 */
record Place(List<Interest> interests, int dialect, long stallTimeout) {

	private static final long NO_CHANNELS_STALL_TIMEOUT = 60_000_000_000L;

	static Place of(List<Interest> interests, int dialect) {
		long stallTimeout = interests.stream()
			.mapToLong((interest) -> interest.channel().settings().delivery().stallTimeout().toNanos())
			.min()
			.orElse(NO_CHANNELS_STALL_TIMEOUT);
		return new Place(interests, dialect, stallTimeout);
	}

	/**
	 * Whether all channels that have a name of their own are complete, and a reader at
	 * this position has seen it.
	 */
	boolean completedAt(long position) {
		boolean any = false;
		for (Interest interest : this.interests) {
			Channel channel = interest.channel();
			if (!channel.pattern()) {
				long end = channel.end();
				if (end == 0 || position < end) {
					return false;
				}
				any = true;
			}
		}
		return any;
	}

	Place with(List<Interest> changed) {
		return of(changed, this.dialect);
	}

}
