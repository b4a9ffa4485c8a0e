package io.github.sseboot.sample.ping;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.sseboot.sample.EventReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the clock says.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sample.ping.pace=200ms")
class PingTests {

	@LocalServerPort
	private int port;

	@Test
	@Tag("slow")
	void whoReturnsGetsThePingsInBetween() throws Exception {
		String lastSeen;
		List<Long> numbers;
		try (EventReader reader = EventReader.open(url(""))) {
			await().until(() -> numbers(reader).size() >= 2);
			lastSeen = reader.lastEventId();
			numbers = numbers(reader);
		}
		long last = numbers.get(numbers.size() - 1);
		try (EventReader witness = EventReader.open(url(""))) {
			await().until(() -> numbers(witness).size() >= 2);
		}
		try (EventReader reader = EventReader.open(url(lastSeen))) {
			await().untilAsserted(() -> assertThat(numbers(reader)).startsWith(last + 1, last + 2, last + 3, last + 4));
		}
	}

	private String url(String lastEventId) {
		return "http://localhost:%d/ping/events?lastEventId=%s".formatted(this.port,
				URLEncoder.encode(lastEventId, StandardCharsets.UTF_8));
	}

	private static List<Long> numbers(EventReader reader) {
		return reader.data("ping")
			.stream()
			.map((data) -> new JsonMapper().readTree(data).path("number").asLong())
			.toList();
	}

}
