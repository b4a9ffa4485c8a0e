package io.github.sseboot.core.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.channel.Kept;
import io.github.sseboot.core.channel.PrivateName;

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

	/**
	 * Why a stream ends whose channels are complete.
	 */
	CloseReason endReason() {
		for (Interest interest : this.interests) {
			Kept kept = interest.channel().kept();
			if (kept != null && kept.failed()) {
				return CloseReason.FAILED;
			}
		}
		return CloseReason.COMPLETED;
	}

	/**
	 * What the ids of all events end with: only private channels have that, and those are
	 * alone at the start.
	 */
	byte[] suffix() {
		return this.interests.isEmpty() ? new byte[0] : PrivateName.suffix(this.interests.get(0).channel().name());
	}

	/**
	 * What comes before the end of an id.
	 */
	@Nullable String position(@Nullable String token) {
		int suffix = suffix().length;
		return (token != null && suffix > 0) ? token.substring(0, Math.max(0, token.length() - suffix)) : token;
	}

	Place with(List<Interest> changed) {
		return of(changed, this.dialect);
	}

}
