package io.github.sseboot.core;

import java.time.Duration;
import java.util.List;

import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.wire.Dialect;

/**
 * What a node is made with.
 *
 * @param shards how many threads deliver
 * @param memory most bytes of all frames of the node, whatever the channels say
 * @param publishMaxWait how long one publish may be held while the shards are behind,
 * zero for never
 * @param limits what the node accepts
 * @param channels settings of the channels
 * @param dialects the dialects in use: each event is encoded once for each of them
 * @since 1.0.0
 */
public record NodeSettings(int shards, long memory, Duration publishMaxWait, Limits limits, ChannelRules channels,
		List<Dialect> dialects) {

	/**
	 * Most shards of a node.
	 */
	public static final int MAX_SHARDS = 64;

	public NodeSettings {
		dialects = List.copyOf(dialects);
		if (shards < 1 || shards > MAX_SHARDS) {
			throw new IllegalArgumentException("'shards' must be 1 to %d but was %d".formatted(MAX_SHARDS, shards));
		}
		if (memory < 1) {
			throw new IllegalArgumentException("'memory' must be positive but was " + memory);
		}
		if (publishMaxWait.isNegative()) {
			throw new IllegalArgumentException("'publishMaxWait' must not be negative but was " + publishMaxWait);
		}
		if (dialects.isEmpty()) {
			throw new IllegalArgumentException("'dialects' must not be empty");
		}
	}

}
