package io.github.sseboot.guarantees;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.support.ControlEvent;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Guarantees 6 to 10: what operators and attackers see. Each method shows the guarantee
 * of its number.
 */
class OperationGuaranteesTests extends LiveTests {

	OperationGuaranteesTests(Container container) {
		super(container);
	}

	@Test
	void guarantee6EveryOpenedConnectionIsReleasedExactlyOnce() {
		for (int i = 0; i < 60; i++) {
			SseClient client = raw(request("/channel/10"));
			client.awaitEvent((event) -> event.name().equals("sse.open"), SOON);
			switch (i % 3) {
				case 0 -> client.close();
				case 1 -> client.reset();
				default -> client.stall();
			}
			this.server.publish(GuaranteesApplication.channel("10"));
		}
		this.server.sse().complete(GuaranteesApplication.channel("10"));
		await().atMost(SOON).untilAsserted(() -> {
			SseStatistics counts = this.server.statistics();
			assertThat(counts.opened()).isEqualTo(60);
			assertThat(counts.closed()).isEqualTo(60);
			assertThat(counts.connections()).isZero();
			assertThat(this.server.bean(GuaranteesApplication.Register.class).calls().values()).hasSize(60)
				.allSatisfy((calls) -> assertThat(calls).hasSize(2).startsWith("opened"));
		});
	}

	@Test
	void guarantee7NoByteOfOneClientsStreamCanReachAnother() {
		List<String> ids = List.of("*", "%2A", "%252A", "**", "~x", "{id}", "..", "a");
		List<SseTestStream> clients = ids.stream().map((id) -> open("/several?id=" + encode(id))).toList();
		for (String id : ids) {
			this.server.publish(GuaranteesApplication.channel(id));
		}
		for (int i = 0; i < ids.size(); i++) {
			SseChannel own = GuaranteesApplication.channel(ids.get(i));
			SseTestStream client = clients.get(i);
			client.awaitData(own + ":1").awaitHeartbeat();
			client.hasNoMoreEvents((marker) -> this.server.sse().publish(own, marker)).close();
		}
	}

	@Test
	void guarantee8ShutdownTakesSecondsAndClientsComeBackSpreadOut() {
		restart("sse.connection.retry=3s");
		List<SseTestStream> clients = Stream.generate(() -> open("/channel/12")).limit(300).toList();
		clients.forEach(SseTestStream::awaitOpen);
		long start = System.nanoTime();
		this.server.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
		clients.forEach((client) -> client.awaitClosed(CloseReason.SHUTDOWN));
		assertThat(clients.stream().map(SseTestStream::reconnectDelay).distinct().count()).isGreaterThan(100);
		clients.forEach(SseTestStream::close);
	}

	@Test
	void guarantee9NothingIsBufferedWithoutABound() {
		restart("sse.memory.max-size=1MB", "sse.history.max-size=512KB", "sse.limits.event-size=256KB",
				"sse.delivery.window=512KB");
		for (int i = 0; i < 500; i++) {
			this.server.publish(GuaranteesApplication.channel("n" + i), "x".repeat(20_000));
			assertThat(this.server.memory()).isLessThanOrEqualTo(1 << 20);
		}
	}

	@Test
	void guarantee10BadInputGetsAClearAnswerAndChangesNothing() {
		for (String id : List.of("nonsense", "1AAAAAAAAAAAAAA", "x".repeat(4000), "1" + "A".repeat(98), "\u00e4\u00f6",
				"1________________")) {
			SseClient client = raw(request("/channel/13").lastEventId(id));
			ReceivedEvent gap = client.awaitEvent((event) -> event.name().equals("sse.gap"), SOON);
			assertThat(ControlEvent.of(gap).reason()).isIn("unknown-id", "reset");
			client.close();
		}
	}

}
