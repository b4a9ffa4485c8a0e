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
import io.github.sseboot.core.channel.ChannelRule;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.Dialect;

/**
 * Makes the settings of a node of the properties, once they are known to be right.
 */
final class NodeSettingsMapper {

	private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(299);

	private static final DataSize ONE_BYTE = DataSize.ofBytes(1);

	private final SseProperties properties;

	NodeSettingsMapper(SseProperties properties) {
		this.properties = properties;
	}

	NodeSettings node(List<Dialect> dialects) {
		int shards = (this.properties.shards() != null) ? this.properties.shards()
				: Math.min(4, Runtime.getRuntime().availableProcessors());
		PropertyCheck.atLeast("sse.shards", shards, 1);
		if (shards > NodeSettings.MAX_SHARDS) {
			throw PropertyCheck.wrong("sse.shards", shards, "must be at most " + NodeSettings.MAX_SHARDS);
		}
		long memory = PropertyCheck.atLeast("sse.memory.max-size", this.properties.memory().maxSize(),
				this.properties.limits().eventSize());
		Duration maxWait = PropertyCheck.atMost("sse.publish.max-wait",
				PropertyCheck.notNegative("sse.publish.max-wait", this.properties.publish().maxWait()),
				Duration.ofSeconds(10));
		return new NodeSettings(shards, memory, maxWait, limits(), channels(), dialects);
	}

	Timing timing() {
		Duration heartbeat = PropertyCheck.zeroOrAtLeast("sse.heartbeat.interval",
				this.properties.heartbeat().interval(), Duration.ofMillis(100));
		PropertyCheck.atMost("sse.heartbeat.interval", heartbeat, LONGEST_HEARTBEAT);
		Duration maxAge = PropertyCheck.zeroOrAtLeast("sse.connection.max-age", this.properties.connection().maxAge(),
				Duration.ofSeconds(1));
		Duration retry = PropertyCheck.atLeast("sse.connection.retry", this.properties.connection().retry(),
				Duration.ofMillis(1));
		return new Timing(heartbeat, maxAge, retry);
	}

	private Limits limits() {
		SseProperties.Limits limits = this.properties.limits();
		long eventSize = PropertyCheck.atLeast("sse.limits.event-size", limits.eventSize(), ONE_BYTE);
		return new Limits(PropertyCheck.atLeast("sse.limits.connections", limits.connections(), 1),
				PropertyCheck.atLeast("sse.limits.channels", limits.channels(), 1),
				(int) Math.min(eventSize, Integer.MAX_VALUE));
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
				PropertyCheck.notNegative(prefix + ".history.max-age", maxAge),
				PropertyCheck.atLeast(prefix + ".history.max-size", maxSize, DataSize.ofBytes(0)));
		Delivery delivery = new Delivery(PropertyCheck.atLeast(prefix + ".delivery.window", window, ONE_BYTE),
				PropertyCheck.atLeast(prefix + ".delivery.stall-timeout", stallTimeout, Duration.ofMillis(100)));
		return new ChannelSettings(history, delivery, onLag, PropertyCheck.atLeast(prefix + ".max-keys", maxKeys, 1));
	}

	private static SseChannel pattern(String property, @Nullable String value) {
		if (value == null) {
			throw PropertyCheck.wrong(property, value,
					"each entry of 'sse.channels' needs a pattern, such as prices/*");
		}
		try {
			return (value.indexOf('*') >= 0) ? SseChannel.matching(value) : SseChannel.of(value);
		}
		catch (IllegalArgumentException ex) {
			throw PropertyCheck.wrong(property, value, ex.getMessage());
		}
	}

	private static <T> T or(@Nullable T value, T fallback) {
		return (value != null) ? value : fallback;
	}

}
