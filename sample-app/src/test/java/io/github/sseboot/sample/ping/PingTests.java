package io.github.sseboot.sample.ping;

import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the clock says.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sample.ping.pace=200ms")
class PingTests {

	@LocalServerPort
	private int port;

	@Test
	@Tag("slow")
	void whoReturnsGetsThePingsInBetween() {
		SseTestClient client = SseTestClient.to(this.port);
		try (SseTestStream stream = client.open("/ping/events")) {
			long first = number(stream);
			assertThat(number(stream)).isEqualTo(first + 1);
			stream.cut();
			try (SseTestStream witness = client.open("/ping/events")) {
				witness.awaitEvent("ping");
				witness.awaitEvent("ping");
			}
			stream.reconnect();
			for (int i = 2; i < 6; i++) {
				assertThat(number(stream)).isEqualTo(first + i);
			}
		}
	}

	private static long number(SseTestStream stream) {
		return stream.awaitEvent("ping").dataAs(JsonNode.class).path("number").asLong();
	}

}
