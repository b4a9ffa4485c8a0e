package io.github.sseboot.sample.dashboard;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.sample.Json;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the server says of itself, and what it can be given to do.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "sse.heartbeat.interval=250ms", "sample.load.length=3s" })
class DashboardTests {

	@LocalServerPort
	private int port;

	@Autowired
	private SseBroadcaster sse;

	@Autowired
	private Gauge gauge;

	@Test
	void nothingIsPublishedWhileNobodyLooks() {
		await().until(() -> this.sse.listeners(Gauge.CHANNEL) == 0);
		long before = this.sse.statistics().published();
		this.gauge.read();
		assertThat(this.sse.statistics().published()).isEqualTo(before);
	}

	@Test
	void whoLooksGetsReadingsThatCountTheLookerAsWell() {
		try (SseTestStream stream = SseTestClient.to(this.port).open("/dashboard/events")) {
			stream.awaitEvent("reading");
			JsonNode node = stream.awaitEvent("reading").dataAs(JsonNode.class).path("node");
			assertThat(node.path("connections").asLong()).isPositive();
			assertThat(node.path("deliveries").asLong()).isPositive();
			assertThat(node.path("maxMemory").asLong()).isEqualTo(64 << 20);
		}
	}

	@Test
	@Tag("slow")
	void aLoadRunsAloneReachesItsClientsAndStopsByItself() throws Exception {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.sse.statistics().connections() == 0);
		long before = this.sse.statistics().deliveries();
		Map<String, Object> order = Map.of("clients", 5, "rate", 20, "stalled", true);
		assertThat(load(order).statusCode()).isEqualTo(202);
		HttpResponse<String> second = load(order);
		assertThat(second.statusCode()).isEqualTo(409);
		assertThat(second.body()).contains("stops by itself");
		await().until(() -> this.sse.statistics().connections() == 6);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.sse.statistics().connections() == 0);
		assertThat(this.sse.statistics().deliveries() - before).isBetween(240L, 360L);
	}

	@Test
	void aLoadIsBounded() throws Exception {
		HttpResponse<String> answer = load(Map.of("clients", 201, "rate", 0, "stalled", false));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("must be less than or equal to 200", "must be greater than or equal to 1");
	}

	private HttpResponse<String> load(Map<String, Object> order) throws Exception {
		return Json.send("POST", "http://localhost:%d/dashboard/load".formatted(this.port), order);
	}

}
