package io.github.sseboot.core.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.channel.ChannelSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slow client of a stream that starts with the latest and conflates, at any lag.
 */
class ConflationRunsTests {

	private static final int RUNS = 500;

	private static final int KEYS = 20;

	@Test
	void aSlowClientEndsWithTheNewestValueOfEveryKeyAndNoGap() {
		for (int seed = 1; seed <= RUNS; seed++) {
			run(seed, new Random(seed));
		}
	}

	private static void run(int seed, Random random) {
		ChannelSettings few = Bench.settings(random.nextInt(5), random.nextInt(3) * 500L, LagPolicy.CONFLATE);
		Bench bench = new Bench(new ChannelSettings(few.history(), few.delivery(), few.onLag(), 1000),
				new TestDialect(), 10);
		Map<String, String> newest = new HashMap<>();
		publish(bench, random, newest, 50);
		MemorySink sink = new MemorySink();
		ClientConnection connection = bench.open(SseStream.of("a").latest(), null, sink);
		Map<String, String> before = new HashMap<>(newest);
		for (int i = random.nextInt(6); i >= 0; i--) {
			sink.window(random.nextInt(300));
			publish(bench, random, newest, (random.nextInt(3) == 0) ? 3000 : 30);
			bench.pass();
			if (random.nextBoolean()) {
				bench.resume(sink, connection);
			}
		}
		bench.resume(sink, connection);
		List<String> received = Bench.received(sink);
		Map<String, String> got = new HashMap<>();
		for (String data : received) {
			if (data.startsWith("k")) {
				String[] parts = data.split("=");
				got.merge(parts[0], parts[1], (old, value) -> {
					assertThat(Integer.parseInt(value)).as("order of seed %d", seed)
						.isGreaterThan(Integer.parseInt(old));
					return value;
				});
			}
		}
		assertThat(received).as("seed %d", seed).noneMatch((data) -> data.startsWith("sse.gap"));
		before.keySet().removeAll(got.keySet());
		assertThat(before.keySet()).as("keys that seed %d did not start with", seed).isEmpty();
		assertThat(got).as("newest values of seed %d", seed).isEqualTo(newest);
	}

	private static void publish(Bench bench, Random random, Map<String, String> newest, int most) {
		for (int i = random.nextInt(most + 1); i > 0; i--) {
			String key = "k" + random.nextInt(KEYS);
			String value = Integer.toString(Integer.parseInt(newest.getOrDefault(key, "0")) + 1);
			newest.put(key, value);
			bench.publish(Bench.item(List.of("a"), SseEvent.of(key + "=" + value).key(key)));
			if (random.nextInt(50) == 0) {
				bench.pass();
			}
		}
	}

}
