package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.core.Node;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More clients than there may be.
 */
class RefusalTests {

	private static TestApplication app;

	private static SseTestStream first;

	@BeforeAll
	static void start() {
		app = TestApplication.start(Server.TOMCAT, Map.of("test.connections", 1, "test.retry", "5s"),
				TestController.class);
		first = app.open("/orders/1");
	}

	@AfterAll
	static void stop() {
		first.close();
		app.close();
	}

	@Test
	void aBrowserIsToldToComeBackLater() {
		try (SseTestStream client = app.open("/orders/1")) {
			client.hasStatus(200).awaitEvent("sse.refused").hasData("connections").hasId("");
			client.awaitEnd();
			assertThat(client.events()).hasSize(1);
			assertThat(client.reconnectDelay()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
		}
	}

	@Test
	void whoDoesNotNameEventStreamsGetsAStatus() {
		unavailable(app.client().header("Accept", "*/*").open("/orders/1"));
	}

	@Test
	void aPostGetsAStatus() {
		unavailable(app.client().post("/answers", "text/plain", "t"));
	}

	@ParameterizedTest
	@EnumSource
	void aBrowserIsToldToComeBackWhenNoThreadIsLeftForIt(Server server) {
		try (TestApplication full = TestApplication.start(server, Map.of("test.full", true), TestController.class,
				TestFilters.class); SseTestStream client = full.open("/orders/1?refuse")) {
			client.hasStatus(200).awaitEvent("sse.refused");
			client.awaitEnd();
			assertThat(client.events()).hasSize(1);
			assertThat(full.bean(Node.class).statistics().connections()).isZero();
			try (SseTestStream other = full.open("/orders/1")) {
				other.awaitOpen();
			}
		}
	}

	private static void unavailable(SseTestStream client) {
		try (client) {
			client.hasStatus(503).hasHeader("Content-Type", "application/problem+json");
			assertThat(client.answer().header("Retry-After").map(Integer::valueOf).orElseThrow()).isBetween(5, 15);
			assertThat(client.answer().body()).contains("\"status\":503", "too many connections");
		}
	}

}
