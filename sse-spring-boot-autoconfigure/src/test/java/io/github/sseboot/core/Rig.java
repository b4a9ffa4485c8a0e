package io.github.sseboot.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.engine.NewEvent;

/**
 * A running node with clients that only exist in memory.
 */
public final class Rig implements AutoCloseable, ConnectionListener {

	public static final TestDialect DIALECT = new TestDialect();

	public static final Timing TIMING = new Timing(Duration.ofSeconds(15), Duration.ZERO, Duration.ofSeconds(3));

	private final List<CloseReason> closed = new ArrayList<>();

	private final Node node;

	public Rig(NodeSettings settings) {
		this.node = Node.create(settings, new MemoryEventLog(0, System.nanoTime()), System::nanoTime, this,
				new Application(Rig::convert, Runnable::run));
		this.node.start();
	}

	public static byte @Nullable [] convert(@Nullable Object data) {
		return (data != null) ? data.toString().getBytes(StandardCharsets.UTF_8) : null;
	}

	public static ChannelSettings settings(int maxEvents, long window) {
		return new ChannelSettings(new History(maxEvents, Duration.ofMinutes(10), 1 << 20),
				new Delivery(window, Duration.ofSeconds(20)), LagPolicy.GAP, 10_000);
	}

	public static NodeSettings node(ChannelSettings settings) {
		return new NodeSettings(2, 64 << 20, Duration.ofMillis(10), new Limits(10_000, 1000, 1 << 20, 1 << 20),
				new ChannelRules(List.of(), settings), List.of(DIALECT));
	}

	public Node node() {
		return this.node;
	}

	public void publish(String channel, String data) {
		this.node.publish(NewEvent.message(List.of(channel), null, data.getBytes(StandardCharsets.UTF_8)));
	}

	public Connection open(SseStream stream, @Nullable String lastEventId, MemorySink sink) {
		Admission admission = this.node.admit(new Subscription(stream, DIALECT, TIMING, lastEventId, null));
		return ((Admission.Admitted) admission).open(sink);
	}

	@Override
	public synchronized void closed(SseConnection connection, CloseReason reason) {
		this.closed.add(reason);
	}

	public synchronized List<CloseReason> closedReasons() {
		return List.copyOf(this.closed);
	}

	@Override
	public void close() {
		this.node.stop(Duration.ofSeconds(1));
	}

}
