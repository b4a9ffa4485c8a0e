package io.github.sseboot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.Limits;
import io.github.sseboot.core.NodeSettings;
import io.github.sseboot.core.producer.StreamSettings;
import io.github.sseboot.core.channel.ChannelRule;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.connection.Timing;

/**
 * Reads all properties, also those that nobody needs in this application: what is wrong
 * is said at the start, and not when the application is run with a web server one day.
 */
final class SettingsReader {

	/** After five minutes of silence Node.js's {@code fetch} gives a response up. */
	private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(299);

	/** After 50 seconds the jQuery plugin gives a request up for good. */
	private static final Duration LONGEST_HOLD = Duration.ofSeconds(45);

	private static final Duration LONGEST_MAX_AGE = Duration.ofDays(365);

	private static final Duration LONGEST_RETRY = Duration.ofDays(1);

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	private static final Duration LONGEST_LINGER = Duration.ofDays(1);

	private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

	private static final DataSize ONE_BYTE = DataSize.ofBytes(1);

	private static final DataSize LARGEST_EVENT = DataSize.ofGigabytes(1);

	private final SseProperties properties;

	private SettingsReader(SseProperties properties) {
		this.properties = properties;
	}

	static SseSettings read(SseProperties properties) {
		SettingsReader reader = new SettingsReader(properties);
		Limits limits = reader.limits();
		Duration maxWait = PropertyCheck.between("sse.publish.max-wait", properties.publish().maxWait(), Duration.ZERO,
				LONGEST_WAIT);
		Duration patience = PropertyCheck.between("sse.shutdown.patience", properties.shutdown().patience(),
				Duration.ZERO, LONGEST_PATIENCE);
		return new SseSettings(reader.shards(), reader.memory(), maxWait, limits, reader.channels(), reader.timing(),
				reader.longPoll(), PropertyCheck.atLeast("sse.limits.reconnects", properties.limits().reconnects(), 0),
				patience, reader.streams());
	}

	private int shards() {
		Integer shards = this.properties.shards();
		return (shards != null) ? PropertyCheck.between("sse.shards", shards, 1, NodeSettings.MAX_SHARDS)
				: Math.min(4, Runtime.getRuntime().availableProcessors());
	}

	private long memory() {
		DataSize memory = this.properties.memory().maxSize();
		DataSize event = this.properties.limits().eventSize();
		if (memory.compareTo(event) < 0) {
			throw PropertyCheck.wrong("sse.memory.max-size", PropertyCheck.text(memory),
					"must be at least 'sse.limits.event-size', which is " + PropertyCheck.text(event),
					"Raise 'sse.memory.max-size', or lower 'sse.limits.event-size'.");
		}
		return memory.toBytes();
	}

	private Timing timing() {
		Duration heartbeat = PropertyCheck.zeroOrBetween("sse.heartbeat.interval",
				this.properties.heartbeat().interval(), Duration.ofMillis(100), LONGEST_HEARTBEAT);
		Duration maxAge = PropertyCheck.zeroOrBetween("sse.connection.max-age", this.properties.connection().maxAge(),
				Duration.ofSeconds(1), LONGEST_MAX_AGE);
		Duration retry = PropertyCheck.between("sse.connection.retry", this.properties.connection().retry(),
				Duration.ofMillis(1), LONGEST_RETRY);
		return new Timing(heartbeat, maxAge, retry);
	}

	private @Nullable Duration longPoll() {
		Duration hold = PropertyCheck.between("sse.long-poll.hold", this.properties.longPoll().hold(),
				Duration.ofSeconds(1), LONGEST_HOLD);
		return this.properties.longPoll().enabled() ? hold : null;
	}

	private Limits limits() {
		SseProperties.Limits limits = this.properties.limits();
		long eventSize = PropertyCheck.between("sse.limits.event-size", limits.eventSize(), ONE_BYTE, LARGEST_EVENT);
		long snapshotSize = PropertyCheck.between("sse.limits.snapshot-size", limits.snapshotSize(), ONE_BYTE,
				LARGEST_EVENT);
		return new Limits(PropertyCheck.atLeast("sse.limits.connections", limits.connections(), 1),
				PropertyCheck.atLeast("sse.limits.channels", limits.channels(), 1), Math.toIntExact(eventSize),
				Math.toIntExact(snapshotSize));
	}

	private StreamSettings streams() {
		SseProperties.Stream stream = this.properties.stream();
		return new StreamSettings(
				PropertyCheck.between("sse.stream.linger", stream.linger(), Duration.ofMillis(100), LONGEST_LINGER),
				PropertyCheck.atLeast("sse.stream.max-size", stream.maxSize(), DataSize.ofBytes(0)),
				PropertyCheck.atLeast("sse.limits.producers", this.properties.limits().producers(), 1));
	}

	private ChannelRules channels() {
		ChannelSettings all = settings();
		List<ChannelRule> rules = new ArrayList<>();
		for (int i = 0; i < this.properties.channels().size(); i++) {
			rules.add(rule("sse.channels[%d]".formatted(i), this.properties.channels().get(i), all));
		}
		return new ChannelRules(rules, all);
	}

	private ChannelSettings settings() {
		SseProperties.History history = this.properties.history();
		SseProperties.Delivery delivery = this.properties.delivery();
		return settings("sse", history.maxEvents(), history.maxAge(), history.maxSize(), delivery.window(),
				delivery.stallTimeout(), this.properties.onLag(), this.properties.maxKeys());
	}

	private ChannelRule rule(String prefix, SseProperties.Channel channel, ChannelSettings all) {
		SseProperties.ChannelHistory history = channel.history();
		SseProperties.ChannelDelivery delivery = channel.delivery();
		ChannelSettings settings = settings(prefix, or(history.maxEvents(), all.history().maxEvents()),
				or(history.maxAge(), all.history().maxAge()),
				or(history.maxSize(), DataSize.ofBytes(all.history().maxSize())),
				or(delivery.window(), DataSize.ofBytes(all.delivery().window())),
				or(delivery.stallTimeout(), all.delivery().stallTimeout()), or(channel.onLag(), all.onLag()),
				or(channel.maxKeys(), all.maxKeys()));
		return new ChannelRule(pattern(prefix + ".pattern", channel.pattern()), settings);
	}

	private static ChannelSettings settings(String prefix, int maxEvents, Duration maxAge, DataSize maxSize,
			DataSize window, Duration stallTimeout, LagPolicy onLag, int maxKeys) {
		History history = new History(PropertyCheck.atLeast(prefix + ".history.max-events", maxEvents, 0),
				PropertyCheck.atLeast(prefix + ".history.max-age", maxAge, Duration.ZERO),
				PropertyCheck.atLeast(prefix + ".history.max-size", maxSize, DataSize.ofBytes(0)));
		Delivery delivery = new Delivery(PropertyCheck.atLeast(prefix + ".delivery.window", window, ONE_BYTE),
				PropertyCheck.atLeast(prefix + ".delivery.stall-timeout", stallTimeout, Duration.ofMillis(100)));
		return new ChannelSettings(history, delivery, onLag, PropertyCheck.atLeast(prefix + ".max-keys", maxKeys, 1));
	}

	private static SseChannel pattern(String property, @Nullable String value) {
		String action = "Set '%s' to the name of a channel, such as prices/gold, or to a pattern, such as prices/* or prices/**."
			.formatted(property);
		if (value == null) {
			throw PropertyCheck.wrong(property, value, "each entry of 'sse.channels' needs one", action);
		}
		try {
			return (value.indexOf('*') >= 0) ? SseChannel.matching(value) : SseChannel.of(value);
		}
		catch (IllegalArgumentException ex) {
			throw PropertyCheck.wrong(property, value, "is neither name nor pattern: " + ex.getMessage(), action);
		}
	}

	private static <T> T or(@Nullable T value, T fallback) {
		return (value != null) ? value : fallback;
	}

}
