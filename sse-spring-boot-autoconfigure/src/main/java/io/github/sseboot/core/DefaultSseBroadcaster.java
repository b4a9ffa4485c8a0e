package io.github.sseboot.core;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnections;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * Publishes to the node: checks, converts, hands over.
 *
 * @since 1.0.0
 */
public final class DefaultSseBroadcaster implements SseBroadcaster {

	private final Node node;

	private final EventPublisher publisher;

	private final Conversion conversion;

	/**
	 * Create a broadcaster.
	 * @param node who knows the listeners
	 * @param publisher takes the events, now or when a transaction has committed
	 * @param converter how data becomes text
	 */
	public DefaultSseBroadcaster(Node node, EventPublisher publisher, DataConverter converter) {
		this.node = node;
		this.publisher = publisher;
		this.conversion = new Conversion(converter);
	}

	@Override
	public CompletionStage<Void> publish(Collection<SseChannel> channels, Object data) {
		return this.publisher.publish(List.of(this.conversion.message(names(channels), data)));
	}

	@Override
	public int listeners(SseChannel channel) {
		return this.node.listeners(channel);
	}

	@Override
	public SseConnections connections() {
		return this.node.connections();
	}

	@Override
	public SseStatistics statistics() {
		return this.node.statistics();
	}

	@Override
	public CompletionStage<Void> complete(SseChannel channel) {
		return this.publisher.publish(List.of(NewEvent.control(EventKind.END, name(channel))));
	}

	@Override
	public CompletionStage<Void> complete(SseChannel channel, Object last) {
		return this.publisher.publish(List.of(this.conversion.message(List.of(name(channel)), last),
				NewEvent.control(EventKind.END, name(channel))));
	}

	@Override
	public CompletionStage<Void> reopen(SseChannel channel) {
		return this.publisher.publish(List.of(NewEvent.control(EventKind.REOPEN, name(channel))));
	}

	private static List<String> names(Collection<SseChannel> channels) {
		Set<String> names = new LinkedHashSet<>();
		for (SseChannel channel : channels) {
			names.add(name(channel));
		}
		if (names.isEmpty() || names.size() > NewEvent.MAX_CHANNELS) {
			throw new IllegalArgumentException(
					"An event must be published to 1 to %d channels but %d were given; publish it again for the rest"
						.formatted(NewEvent.MAX_CHANNELS, names.size()));
		}
		return List.copyOf(names);
	}

	private static String name(SseChannel channel) {
		if (channel.pattern()) {
			throw new IllegalArgumentException(
					"Events are published to channels, but '%s' is a pattern; use SseChannel.of".formatted(channel));
		}
		return channel.name();
	}

}
