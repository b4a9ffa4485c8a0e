package io.github.sseboot.core.producer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.Application;
import io.github.sseboot.core.Limits;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.NodeSettings;
import io.github.sseboot.core.Rig;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.CallerContext;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.log.MemoryEventLog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A node whose clock stands still, with producers on threads of their own.
 */
final class StreamRig implements AutoCloseable, ConnectionListener {

	static final Duration LINGER = Duration.ofSeconds(30);

	final List<CloseReason> closed = new CopyOnWriteArrayList<>();

	final List<Throwable> failures = new CopyOnWriteArrayList<>();

	final ExecutorService executor = Executors.newCachedThreadPool();

	final Node node;

	private final AtomicLong now = new AtomicLong(-5_000_000_000L);

	StreamRig(long memory, int channels, long maxSize, int producers) {
		NodeSettings settings = new NodeSettings(2, memory, Duration.ofMillis(10),
				new Limits(50_000, channels, 1 << 20, 1 << 20), new ChannelRules(List.of(), Rig.settings(10, 1000)),
				List.of(Rig.DIALECT));
		this.node = Node.create(settings, new MemoryEventLog(0, System.nanoTime()), this.now::get, this,
				new Application((data) -> (data != null) ? data.toString().getBytes(UTF_8) : null, this.executor),
				new StreamSettings(LINGER, maxSize, producers));
		this.node.start();
	}

	static StreamRig create() {
		return new StreamRig(64 << 20, 50_000, 1 << 20, 50_000);
	}

	void advance(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

	Admission admit(SseStream stream, String lastEventId, String user) {
		return admit(stream, lastEventId, user, CallerContext.NONE);
	}

	Admission admit(SseStream stream, String lastEventId, String user, CallerContext context) {
		return this.node.admit(new Subscription(stream, Rig.DIALECT, Rig.TIMING, lastEventId, user, context));
	}

	Connection open(SseStream stream, String lastEventId, String user, MemorySink sink) {
		return ((Admission.Admitted) admit(stream, lastEventId, user)).open(sink);
	}

	MemorySink open(SseStream stream) {
		MemorySink sink = new MemorySink();
		open(stream, null, null, sink);
		return sink;
	}

	void awaitNothingLeft() {
		await().untilAsserted(() -> assertThat(this.node.statistics().memory()).isZero());
	}

	/**
	 * The data of all events but those of the stream itself.
	 */
	static List<String> data(MemorySink sink) {
		List<String> data = new ArrayList<>();
		String name = "";
		for (String line : sink.text().lines().toList()) {
			name = line.startsWith("event: ") ? line.substring(7) : (line.isEmpty() ? "" : name);
			if (line.startsWith("data: ") && !name.startsWith("sse.")) {
				data.add(line.substring(6));
			}
		}
		return data;
	}

	static String lastId(MemorySink sink) {
		String text = sink.text();
		return text.substring(text.lastIndexOf("id: ") + 4).lines().findFirst().orElseThrow();
	}

	static void awaitEnd(MemorySink sink, CloseReason reason) {
		await().untilAsserted(() -> assertThat(sink.closed()).isTrue());
		assertThat(sink.text()).endsWith("event: sse.end\ndata: " + reason + "\n\n");
	}

	@Override
	public void closed(SseConnection connection, CloseReason reason) {
		this.closed.add(reason);
	}

	@Override
	public void producerFailed(String stream, Throwable failure) {
		this.failures.add(failure);
	}

	@Override
	public void failed(Throwable failure) {
		this.failures.add(failure);
	}

	@Override
	public void close() {
		this.node.stop(Duration.ZERO);
		this.executor.shutdownNow();
	}

}
