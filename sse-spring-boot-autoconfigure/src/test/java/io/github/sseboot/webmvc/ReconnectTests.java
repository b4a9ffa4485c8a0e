package io.github.sseboot.webmvc;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.core.Node;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that do not wait before they come back.
 */
@ParameterizedClass
@EnumSource
class ReconnectTests {

	private static TestApplication app;

	ReconnectTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Map.of("test.reconnects", 3), TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aBrowserIsToldToWaitLonger() {
		SseRequest request = app.get("/orders/1").header("X-Client", "browser");
		exhaust(request);
		try (SseClient client = SseClient.open(request)) {
			ReceivedEvent refused = client.awaitEvents(1, TestApplication.SOON).get(0);
			assertThat(client.head().eventStream()).isTrue();
			assertThat(refused.name()).isEqualTo("sse.refused");
			assertThat(refused.data()).isEqualTo("reconnects");
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.retry().getAsLong()).isBetween(30_000L, 90_000L);
		}
	}

	@Test
	void othersGetAStatusAndWhenToComeBack() {
		SseRequest request = app.get("/orders/1").header("X-Client", "other").header("Accept", "*/*");
		exhaust(request);
		try (SseClient client = SseClient.open(request)) {
			assertThat(client.status()).isEqualTo(429);
			assertThat(client.head().header("Retry-After").map(Integer::valueOf).orElseThrow()).isBetween(30, 91);
			assertThat(client.head().header("Content-Type")).hasValue("application/problem+json");
			client.awaitClosed(TestApplication.SOON);
			assertThat(client.transcript()).contains("\"status\":429", "too often");
		}
	}

	@Test
	void theMethodOfTheEndpointIsNotCalled() {
		SseRequest request = app.get("/orders/1").header("X-Client", "early");
		exhaust(request);
		long opened = app.bean(Node.class).statistics().opened();
		try (SseClient client = SseClient.open(request)) {
			client.awaitClosed(TestApplication.SOON);
		}
		assertThat(app.bean(Node.class).statistics().opened()).isEqualTo(opened);
	}

	@Test
	void anotherClientAndAnotherEndpointAreNotConcerned() {
		exhaust(app.get("/orders/1").header("X-Client", "busy"));
		opens(app.get("/orders/1").header("X-Client", "calm"));
		opens(app.get("/stream").header("X-Client", "busy"));
	}

	@Test
	void streamsThatComeLaterAreCountedOnce() {
		SseRequest request = app.get("/stage").header("X-Client", "later");
		for (int i = 0; i < 3; i++) {
			opens(request);
		}
	}

	private static void exhaust(SseRequest request) {
		for (int i = 0; i < 3; i++) {
			opens(request);
		}
	}

	private static void opens(SseRequest request) {
		try (SseClient client = SseClient.open(request)) {
			assertThat(client.awaitEvents(1, TestApplication.SOON).get(0).name()).isEqualTo("sse.open");
		}
	}

}
