package io.github.sseboot.test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.ClassUtils;

import io.github.sseboot.ChannelCompletedException;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.convert.MessageDataConverter;
import io.github.sseboot.convert.TextDataConverter;
import io.github.sseboot.core.Application;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.DefaultSseBroadcaster;
import io.github.sseboot.core.EventPublisher;
import io.github.sseboot.core.Limits;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.NodeSettings;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * What stands behind a recorder that has no application: the real broadcaster over a node
 * that is never started, so it has no threads and keeps nothing but which channels are
 * complete.
 */
final class StandaloneBroadcaster implements EventPublisher {

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", null)
			&& ClassUtils.isPresent("org.springframework.http.converter.json.JacksonJsonHttpMessageConverter", null);

	/**
	 * What {@code sse.limits} has unless it is set.
	 */
	private static final int CHANNELS = 100_000;

	private static final int EVENT_SIZE = 1 << 20;

	private final Set<String> completed = ConcurrentHashMap.newKeySet();

	private final Node node;

	private StandaloneBroadcaster(Node node) {
		this.node = node;
	}

	static SseRecorder recorded() {
		DataConverter converter = (JACKSON ? WithJackson.converter() : new TextDataConverter())
			.rendering((view) -> new byte[0]);
		Node node = node(converter);
		return new SseRecorder(new DefaultSseBroadcaster(node, new StandaloneBroadcaster(node), converter), converter);
	}

	/**
	 * The node checks as any node does; that it is not started means that it knows no
	 * channels.
	 */
	@Override
	public CompletionStage<Void> publish(List<NewEvent> batch) {
		for (NewEvent event : batch) {
			if (event.kind() == EventKind.MESSAGE) {
				event.channels().forEach(this::checkOpen);
			}
		}
		return this.node.publish(batch)
			.thenRun(
					() -> batch.forEach((event) -> event.channels().forEach((channel) -> keep(event.kind(), channel))));
	}

	private void checkOpen(String channel) {
		if (this.completed.contains(channel)) {
			throw new ChannelCompletedException(channel);
		}
	}

	private void keep(EventKind kind, String channel) {
		if (kind == EventKind.END) {
			this.completed.add(channel);
		}
		else if (kind == EventKind.REOPEN) {
			this.completed.remove(channel);
		}
	}

	private static Node node(DataConverter converter) {
		ChannelSettings channel = new ChannelSettings(new History(0, Duration.ofMinutes(1), 0),
				new Delivery(0, Duration.ofMinutes(1)), LagPolicy.GAP, 1);
		NodeSettings settings = new NodeSettings(1, 1, Duration.ZERO, new Limits(1, CHANNELS, EVENT_SIZE, EVENT_SIZE),
				new ChannelRules(List.of(), channel), List.of(new PlainDialect()));
		return Node.create(settings, new MemoryEventLog(0, 0), System::nanoTime, new ConnectionListener() {
		}, new Application(converter, Runnable::run));
	}

	/**
	 * Loaded only where Jackson is.
	 */
	private static final class WithJackson {

		static DataConverter converter() {
			JacksonJsonHttpMessageConverter json = new JacksonJsonHttpMessageConverter(JsonMapper.builder().build());
			return new MessageDataConverter(() -> List.of(json));
		}

	}

}
