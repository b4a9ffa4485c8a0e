package io.github.sseboot.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.Limits;
import io.github.sseboot.core.NodeSettings;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.producer.StreamSettings;
import io.github.sseboot.core.wire.Dialect;

/**
 * What the properties say, once all of them are known to be right.
 *
 * @param shards how many threads deliver events
 * @param memory most bytes of all events
 * @param publishMaxWait how long one publish may be held
 * @param limits what is refused
 * @param channels settings of the channels
 * @param timing the times of connections
 * @param longPoll how long a client waits that sees a response only when it has ended, or
 * {@code null} if there are none
 * @param reconnects how often a minute one client may connect to one endpoint, 0 for as
 * often as it likes
 * @param patience how long to wait for clients at the end
 * @param streams how private streams are kept
 */
record SseSettings(int shards, long memory, Duration publishMaxWait, Limits limits, ChannelRules channels,
		Timing timing, @Nullable Duration longPoll, int reconnects, Duration patience, StreamSettings streams) {

	NodeSettings node(List<Dialect> dialects) {
		return new NodeSettings(this.shards, this.memory, this.publishMaxWait, this.limits, this.channels, dialects);
	}

}
