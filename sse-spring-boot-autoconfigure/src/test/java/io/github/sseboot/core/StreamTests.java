package io.github.sseboot.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a stream says about start, filter and lag, and what the client gets.
 */
class StreamTests {

	private final Rig rig = new Rig(Rig.node(Rig.settings(3, 1000)));

	private final MemorySink sink = new MemorySink();

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void latestStartsWithTheNewestEventOfEachKeyAndGoesOnExactly() {
		publish("a", "k1", "1", Map.of());
		publish("a", "k2", "2", Map.of());
		publish("a", "k1", "3", Map.of());
		this.rig.open(SseStream.of("a").latest(), null, this.sink);
		publish("a", "k2", "4", Map.of());
		assertThat(receivedWhenLastIs("4")).containsExactly("2", "3", "4");
	}

	@Test
	void latestIsFollowedByACheckpointSoThatNothingComesTwice() {
		publish("a", "k1", "1", Map.of());
		publish("b", "k1", "2", Map.of());
		this.rig.open(SseStream.of("a").latest(), null, this.sink);
		await().untilAsserted(() -> assertThat(this.sink.text()).contains("data: 1\n\nevent: sse.checkpoint\nid: "));
		MemorySink again = new MemorySink();
		String text = this.sink.text();
		String id = text.substring(text.lastIndexOf("id: ") + 4).lines().findFirst().orElseThrow();
		this.rig.open(SseStream.of("a").latest(), id, again);
		publish("a", "k1", "3", Map.of());
		await().untilAsserted(() -> assertThat(again.text()).contains("data: 3\n"));
		assertThat(again.text()).contains("data: exact").doesNotContain("data: 1\n");
	}

	@Test
	void aClientThatConflatesEndsWithTheNewestOfEveryKeyAndWithoutAGap() {
		SseStream stream = SseStream.of("a").onLag(LagPolicy.CONFLATE);
		Connection connection = this.rig.open(stream, null, this.sink);
		await().untilAsserted(() -> assertThat(this.sink.text()).contains("data: new"));
		this.sink.stall();
		for (int i = 0; i < 1000; i++) {
			publish("a", "k" + i % 10, "n" + i, Map.of());
		}
		this.sink.unstall();
		connection.ready();
		List<String> received = receivedWhenLastIs("n999");
		assertThat(received).endsWith("n990", "n991", "n992", "n993", "n994", "n995", "n996", "n997", "n998", "n999")
			.hasSizeLessThan(100);
		assertThat(this.sink.text()).doesNotContain("sse.gap");
	}

	@Test
	void whereLetsOnlyEventsThroughThatHaveTheHeader() {
		this.rig.open(SseStream.of("a").where("region", "eu", "us"), null, this.sink);
		publish("a", null, "1", Map.of("region", "eu"));
		publish("a", null, "2", Map.of("region", "asia"));
		publish("a", null, "3", Map.of());
		publish("a", null, "4", Map.of("region", "us"));
		assertThat(receivedWhenLastIs("4")).containsExactly("1", "4");
	}

	@Test
	void exceptKeepsAnEventFromTheOneWhoSentIt() {
		MemorySink other = new MemorySink();
		Connection sender = this.rig.open(SseStream.of("a"), null, this.sink);
		this.rig.open(SseStream.of("a"), null, other);
		publish("a", null, "1", SseEvent.of("1").except(sender.id()).headers());
		publish("a", null, "2", Map.of());
		assertThat(receivedWhenLastIs("2")).containsExactly("2");
		await().untilAsserted(() -> assertThat(received(other)).containsExactly("1", "2"));
	}

	private void publish(String channel, String key, String data, Map<String, String> headers) {
		this.rig.node()
			.publish(new NewEvent(EventKind.MESSAGE, List.of(channel), null, data.getBytes(StandardCharsets.UTF_8), key,
					null, headers, null));
	}

	private List<String> receivedWhenLastIs(String last) {
		await().untilAsserted(() -> assertThat(received(this.sink)).isNotEmpty().last().isEqualTo(last));
		return received(this.sink);
	}

	private static List<String> received(MemorySink sink) {
		return sink.text()
			.lines()
			.filter((line) -> line.startsWith("data: "))
			.map((line) -> line.substring(6))
			.filter((data) -> !data.isEmpty() && !data.equals("new"))
			.toList();
	}

}
