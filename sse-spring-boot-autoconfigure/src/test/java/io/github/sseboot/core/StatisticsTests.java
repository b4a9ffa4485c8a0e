package io.github.sseboot.core;

import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a node says of itself, while its own threads work.
 */
class StatisticsTests {

	private final Rig rig = new Rig(Rig.node(Rig.settings(100, 1 << 20)));

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void manyClientsOnAllShardsAreCountedExactly() {
		MemorySink[] sinks = IntStream.range(0, 50).mapToObj((i) -> new MemorySink()).toArray(MemorySink[]::new);
		Connection first = this.rig.open(SseStream.of("a"), null, sinks[0]);
		for (int i = 1; i < sinks.length; i++) {
			this.rig.open(SseStream.of("a"), null, sinks[i]);
		}
		IntStream.range(0, 1000).forEach((i) -> this.rig.publish("a", "event " + i));
		await().until(() -> statistics().deliveries() == 50_000);
		SseStatistics statistics = statistics();
		assertThat(statistics.published()).isEqualTo(1000);
		assertThat(statistics.connections()).isEqualTo(50);
		long bytes = 0;
		for (MemorySink sink : sinks) {
			assertThat(sink.text().split("\ndata: event ", -1)).hasSize(1001);
			bytes += sink.text().length();
		}
		assertThat(statistics.bytes()).isEqualTo(bytes);
		assertThat(statistics.memory()).isBetween(1L, statistics.maxMemory());
		assertThat(statistics.maxMemory()).isEqualTo(64 << 20);
		assertThat(statistics.lag()).isZero();
		first.close(CloseReason.REVOKED);
		await().until(() -> statistics().closed() == 1);
		assertThat(statistics().connections()).isEqualTo(49);
		assertThat(statistics().opened()).isEqualTo(50);
	}

	@Test
	void aClientThatTakesNothingShowsAsLagUntilItTakesEverything() {
		MemorySink stalled = new MemorySink();
		Connection connection = this.rig.open(SseStream.of("a"), null, stalled);
		this.rig.open(SseStream.of("a"), null, new MemorySink());
		await().until(() -> stalled.text().contains("sse.open"));
		stalled.stall();
		IntStream.range(0, 30).forEach((i) -> this.rig.publish("a", "event " + i));
		await().until(() -> statistics().lag() == 30);
		stalled.unstall();
		connection.ready();
		await().until(() -> statistics().lag() == 0);
		assertThat(statistics().deliveries()).isEqualTo(60);
	}

	private SseStatistics statistics() {
		return this.rig.node().statistics();
	}

}
