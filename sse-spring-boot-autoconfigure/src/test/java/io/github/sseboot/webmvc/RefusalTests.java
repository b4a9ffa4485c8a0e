package io.github.sseboot.webmvc;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.core.Node;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More clients than there may be.
 */
class RefusalTests {

	private static TestApplication app;

	private static SseClient first;

	@BeforeAll
	static void start() {
		app = TestApplication.start(Server.TOMCAT, Map.of("test.connections", 1), TestController.class);
		first = app.openSocket("/orders/1");
		first.awaitEvents(1, TestApplication.SOON);
	}

	@AfterAll
	static void stop() {
		first.close();
		app.close();
	}

	@Test
	void aBrowserIsToldToComeBackLater() {
		try (SseClient client = app.openSocket("/orders/1")) {
			ReceivedEvent refused = client.awaitEvents(1, TestApplication.SOON).get(0);
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().eventStream()).isTrue();
			assertThat(refused.name()).isEqualTo("sse.refused");
			assertThat(refused.data()).isEqualTo("connections");
			assertThat(refused.id()).isEmpty();
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.retry().getAsLong()).isBetween(3000L, 9000L);
		}
	}

	@Test
	void whoDoesNotNameEventStreamsGetsAStatus() {
		unavailable(app.get("/orders/1").header("Accept", "*/*"));
	}

	@Test
	void aPostGetsAStatus() {
		unavailable(SseRequest.post(app.uri("/answers"), "text/plain", "t"));
	}

	@ParameterizedTest
	@EnumSource
	void aBrowserIsToldToComeBackWhenNoThreadIsLeftForIt(Server server) {
		try (TestApplication full = TestApplication.start(server, Map.of("test.full", true), TestController.class,
				TestFilters.class); SseClient client = full.openSocket("/orders/1?refuse")) {
			assertThat(client.awaitEvents(1, TestApplication.SOON).get(0).name()).isEqualTo("sse.refused");
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(full.bean(Node.class).statistics().connections()).isZero();
			try (SseClient other = full.openSocket("/orders/1")) {
				assertThat(other.awaitEvents(1, TestApplication.SOON).get(0).name()).isEqualTo("sse.open");
			}
		}
	}

	private static void unavailable(SseRequest request) {
		try (SseClient client = SseClient.open(request)) {
			assertThat(client.status()).isEqualTo(503);
			assertThat(client.head().header("Retry-After").map(Integer::valueOf).orElseThrow()).isBetween(3, 9);
			assertThat(client.head().header("Content-Type")).hasValue("application/problem+json");
			client.awaitClosed(TestApplication.SOON);
			assertThat(client.transcript()).contains("\"status\":503", "too many connections");
		}
	}

}
