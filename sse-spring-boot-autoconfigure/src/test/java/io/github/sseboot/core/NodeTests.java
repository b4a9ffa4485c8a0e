package io.github.sseboot.core;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.SseStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NodeTests {

	private final Rig rig = new Rig(Rig.node(Rig.settings(1000, 4 << 20)));

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void deliversWhatIsPublishedInOrder() {
		MemorySink sink = new MemorySink();
		this.rig.open(SseStream.of("a"), null, sink);
		for (int i = 0; i < 1000; i++) {
			this.rig.publish("a", "n" + i);
		}
		await().untilAsserted(() -> assertThat(sink.text()).contains("data: n999\n"));
		assertThat(sink.text().lines().filter((line) -> line.startsWith("data: n")).toList()).hasSize(1001)
			.startsWith("data: new", "data: n0", "data: n1");
	}

	@Test
	void handsOverLargeEventsInPieces() {
		MemorySink sink = new MemorySink();
		this.rig.open(SseStream.of("a"), null, sink);
		this.rig.publish("a", "x".repeat(100_000));
		this.rig.publish("a", "small");
		await().untilAsserted(() -> assertThat(sink.text()).endsWith("data: small\n\n"));
		assertThat(sink.text()).contains("data: " + "x".repeat(100_000) + "\n\nid: ");
		assertThat(sink.text().split("xx\n")).hasSize(2);
	}

}
