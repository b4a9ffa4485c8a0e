package io.github.sseboot.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that come while threads change the application's state and publish it.
 */
class SnapshotStressTests {

	private static final int RUNS = 200;

	private static final int KEYS = 4;

	private final Rig rig = new Rig(Rig.node(Rig.settings(10_000, 4 << 20)));

	private final DefaultSseBroadcaster sse = new DefaultSseBroadcaster(this.rig.node(), this.rig.node(), Rig::convert);

	private final ExecutorService threads = Executors.newFixedThreadPool(4);

	@AfterEach
	void stop() {
		this.threads.shutdown();
		this.rig.close();
	}

	@Test
	void everyVersionComesOnceInTheStateOrAfterIt() throws Exception {
		for (int seed = 1; seed <= RUNS; seed++) {
			run(seed);
		}
		await().until(() -> this.rig.node().statistics().connections() == 0);
	}

	private void run(int seed) throws Exception {
		SseChannel channel = SseChannel.of("run/{seed}", seed);
		AtomicLong[] state = IntStream.range(0, KEYS).mapToObj((key) -> new AtomicLong()).toArray(AtomicLong[]::new);
		List<Future<?>> work = new ArrayList<>();
		for (int publisher = 0; publisher < 2; publisher++) {
			Random random = new Random(seed * 31L + publisher);
			work.add(this.threads.submit(() -> IntStream.range(0, 50).forEach((i) -> {
				int key = random.nextInt(KEYS);
				synchronized (state[key]) {
					this.sse.publish(channel, event(key, state[key].incrementAndGet()));
				}
			})));
		}
		SseStream stream = SseStream.of(channel)
			.snapshot((start) -> IntStream.range(0, KEYS).mapToObj((key) -> event(key, state[key].get())).toList());
		List<Future<?>> clients = new ArrayList<>();
		for (int client = 0; client < 2; client++) {
			clients.add(this.threads.submit(() -> follow(stream, state, work)));
		}
		for (Future<?> client : clients) {
			client.get();
		}
	}

	private void follow(SseStream stream, AtomicLong[] state, List<Future<?>> work) {
		MemorySink sink = new MemorySink();
		Connection connection = this.rig.open(stream, null, sink);
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> work.stream().allMatch(Future::isDone) && IntStream.range(0, KEYS)
				.allMatch((key) -> sink.text().contains("data: %d-%d\n".formatted(key, state[key].get()))));
		for (int key = 0; key < KEYS; key++) {
			List<Long> versions = versions(sink, key);
			long first = versions.get(0);
			assertThat(versions)
				.containsExactlyElementsOf(IntStream.range(0, versions.size()).mapToObj((i) -> first + i).toList());
		}
		connection.close(CloseReason.DISCONNECTED);
	}

	private static List<Long> versions(MemorySink sink, int key) {
		String prefix = "data: %d-".formatted(key);
		return sink.text()
			.lines()
			.filter((line) -> line.startsWith(prefix))
			.map((line) -> Long.valueOf(line.substring(prefix.length())))
			.toList();
	}

	private static SseEvent event(int key, long version) {
		return SseEvent.of(key + "-" + version).key("k" + key).version(version);
	}

}
