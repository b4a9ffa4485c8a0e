package io.github.sseboot.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Real shards, publishers and clients that come, stall and go, all at once. Bounds are so
 * small that trims race with reads all the time. After each round every client is
 * compared with what was published.
 */
@Tag("slow")
class StressTests {

	private static final long TIME_BOX = TimeUnit.SECONDS.toNanos(Integer.getInteger("sse.stress.seconds", 8));

	@Test
	void everyClientGetsEverythingOnceInOrderOrIsTold() throws InterruptedException {
		long end = System.nanoTime() + TIME_BOX;
		for (int round = 1; round <= 2 || System.nanoTime() < end; round++) {
			round(round);
		}
	}

	private static void round(int round) throws InterruptedException {
		Random random = new Random(round);
		int publishers = 1 + round % 3;
		int[] history = { 2, 8, 50, 4096 };
		ChannelSettings settings = new ChannelSettings(
				new History(history[random.nextInt(history.length)], Duration.ofMinutes(1), 1 << 20),
				new Delivery(random.nextInt(3) * 400L, Duration.ofMinutes(1)), LagPolicy.GAP, 100);
		NodeSettings node = new NodeSettings(2, 1 << (16 + random.nextInt(4)), Duration.ZERO,
				new Limits(1000, 1000, 1 << 20, 1 << 20), new ChannelRules(List.of(), settings), List.of(Rig.DIALECT));
		try (Rig rig = new Rig(node)) {
			List<StressPublisher> threads = new ArrayList<>();
			for (int i = 0; i < publishers; i++) {
				threads.add(new StressPublisher(rig, i, 3000 + random.nextInt(3000)));
			}
			List<int[]> published = threads.stream().map((thread) -> thread.channels).toList();
			List<StressClient> clients = IntStream.range(0, 12)
				.mapToObj((i) -> new StressClient(rig, published, random.nextInt(StressClient.STREAMS)))
				.toList();
			threads.forEach(Thread::start);
			while (threads.stream().anyMatch(Thread::isAlive)) {
				clients.get(random.nextInt(clients.size())).act(random);
			}
			clients.forEach(StressClient::finish);
			for (StressClient client : clients) {
				await().atMost(Duration.ofSeconds(20))
					.pollInterval(Duration.ofMillis(2))
					.untilAsserted(() -> assertThat(client.missing()).as("round " + round).isNull());
			}
		}
	}

}
