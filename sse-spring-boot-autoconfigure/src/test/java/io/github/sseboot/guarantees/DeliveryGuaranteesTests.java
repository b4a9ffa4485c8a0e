package io.github.sseboot.guarantees;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.support.ControlEvent;
import io.github.sseboot.support.Numbered;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.ReconnectingClient;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Guarantees 1 to 5: what clients get. Each method shows the guarantee of its number.
 */
class DeliveryGuaranteesTests extends LiveTests {

	DeliveryGuaranteesTests(Container container) {
		super(container);
	}

	@Test
	void guarantee1EventsOfOneChannelReachEveryClientInTheOrderOfTheLog() {
		// Room for all of them, should the shards not run before the last one is
		// published
		restart("sse.delivery.window=4MB");
		SseChannel channel = GuaranteesApplication.channel("1");
		List<SseTestStream> clients = Stream.generate(() -> open("/channel/1")).limit(5).toList();
		publishConcurrently(channel, 2000);
		for (SseTestStream client : clients) {
			client.awaitData(numbers("c/1", 1, 2000));
			assertThat(client.events()).noneMatch((event) -> event.name().equals("sse.gap"));
			client.close();
		}
	}

	@Test
	void guarantee2AClientMissesNothingOrIsTold() {
		SseChannel channel = GuaranteesApplication.channel("2");
		SseClient client = raw(request("/channel/2").receiveBuffer(SseRequest.SMALL_BUFFER));
		this.server.publish(channel);
		client.awaitEvent((event) -> event.data().equals("c/2:1"), SOON);
		client.stall();
		fill(channel, 12_000_000);
		client.resume();
		ReceivedEvent gap = client.awaitEvent((event) -> event.name().equals("sse.gap"), SOON);
		assertThat(ControlEvent.of(gap).reason()).isEqualTo("lagged");
		assertThat(ControlEvent.of(gap).channels()).containsExactly("c/2");
		long last = this.server.last(channel);
		client.awaitEvent((event) -> event.data().startsWith("c/2:" + last), SOON);
		client.close();
	}

	@Test
	void guarantee3AClientCutAHundredTimesHasEveryEventOnce() {
		restart("sse.history.max-events=5000", "sse.connection.retry=50ms");
		Random random = new Random(3);
		ReconnectingClient client = ReconnectingClient.start(SseRequest.get(this.server.uri("/several?id=3&id=4&id=5")),
				() -> 400 + random.nextInt(3000));
		client.awaitEvent((event) -> event.name().equals("sse.open"), SOON);
		List<SseChannel> channels = List.of(GuaranteesApplication.channel("3"), GuaranteesApplication.channel("4"),
				GuaranteesApplication.channel("5"));
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(1)).until(() -> {
			this.server.publish(channels.get(random.nextInt(3)));
			return client.connections() > 100;
		});
		assertThat(client.events()).noneMatch((event) -> event.name().equals("sse.gap"));
		for (SseChannel channel : channels) {
			long number = this.server.publish(channel);
			client.awaitEvent((event) -> event.data().equals(channel + ":" + number), SOON);
			assertThat(client.data().stream().filter((data) -> data.startsWith(channel + ":")))
				.containsExactly(numbers(channel.name(), 1, number));
		}
		assertThat(client.check(Numbered::of).toString()).isEqualTo(noViolations());
		client.close();
	}

	@Test
	void guarantee3ByPatternToo() {
		restart("sse.history.max-events=5000", "sse.connection.retry=50ms");
		Random random = new Random(33);
		ReconnectingClient client = ReconnectingClient.start(SseRequest.get(this.server.uri("/pattern")),
				() -> 400 + random.nextInt(3000));
		client.awaitEvent((event) -> event.name().equals("sse.open"), SOON);
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(1)).until(() -> {
			this.server.publish(GuaranteesApplication.channel("p" + random.nextInt(5)));
			return client.connections() > 100;
		});
		for (int i = 0; i < 5; i++) {
			SseChannel channel = GuaranteesApplication.channel("p" + i);
			long number = this.server.publish(channel);
			client.awaitEvent((event) -> event.data().equals(channel + ":" + number), SOON);
			assertThat(client.data().stream().filter((data) -> data.startsWith(channel + ":")))
				.containsExactly(numbers(channel.name(), 1, number));
		}
		assertThat(client.events()).noneMatch((event) -> event.name().equals("sse.gap"));
		client.close();
	}

	@Test
	void guarantee3AfterARestartTheClientIsToldReset() {
		String id;
		try (SseTestStream before = open("/channel/6")) {
			this.server.publish(GuaranteesApplication.channel("6"));
			before.awaitData("c/6:1");
			id = before.lastEventId();
		}
		this.server.close();
		start();
		this.server.publish(GuaranteesApplication.channel("6"));
		try (SseTestStream after = client().open("/channel/6", id)) {
			after.awaitGap("reset");
			after.awaitData("c/6:1");
		}
	}

	@Test
	void guarantee3WithATooOldIdTheClientIsToldTrimmed() {
		SseChannel channel = GuaranteesApplication.channel("7");
		try (SseTestStream client = open("/channel/7")) {
			this.server.publish(channel);
			client.awaitData("c/7:1").cut();
			await().atMost(SOON).until(() -> this.server.statistics().connections() == 0);
			for (int i = 0; i < 300; i++) {
				this.server.publish(channel);
			}
			client.reconnect().awaitGap("trimmed");
			client.awaitData(numbers("c/7", 102, 301));
		}
	}

	@Test
	void guarantee4AStalledClientDelaysNobodyAndCostsBoundedMemory() {
		SseChannel channel = GuaranteesApplication.channel("8");
		SseClient stalled = raw(request("/channel/8").receiveBuffer(SseRequest.SMALL_BUFFER));
		SseTestStream healthy = open("/channel/8");
		stalled.awaitEvent((event) -> event.name().equals("sse.open"), SOON);
		stalled.stall();
		String filling = "x".repeat(10_000);
		long last = 0;
		for (int i = 0; i < 2000; i++) {
			last = this.server.publish(channel, filling);
			if (i % 20 == 0) {
				long number = last;
				healthy.awaitEvent("event " + number, (event) -> event.data().startsWith("c/8:" + number + "x"));
			}
		}
		assertThat(this.server.memory()).isLessThan(4_000_000);
		await().atMost(SOON)
			.until(() -> this.server.bean(GuaranteesApplication.Register.class).count(CloseReason.STALLED) == 1);
		assertThat(healthy.events()).noneMatch((event) -> event.name().equals("sse.gap"));
		healthy.close();
		stalled.close();
	}

	@Test
	void guarantee5PublishNeverWaitsForAClient() {
		SseChannel channel = GuaranteesApplication.channel("9");
		SseClient stalled = raw(request("/channel/9").receiveBuffer(SseRequest.SMALL_BUFFER));
		stalled.awaitEvent((event) -> event.name().equals("sse.open"), SOON);
		stalled.stall();
		fill(channel, 8_000_000);
		// Here the socket takes nothing more; a publish that waited would wait for ever
		for (int i = 0; i < 1000; i++) {
			this.server.publish(channel, "x".repeat(1000));
		}
		assertThat(this.server.last(channel)).isGreaterThan(1000);
		stalled.close();
	}

}
