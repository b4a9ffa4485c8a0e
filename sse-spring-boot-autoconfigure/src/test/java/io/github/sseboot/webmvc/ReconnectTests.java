package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.core.Node;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

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
		SseTestClient browser = client("browser");
		exhaust(browser);
		try (SseTestStream refused = browser.open("/orders/1")) {
			refused.hasStatus(200).awaitEvent("sse.refused").hasData("reconnects");
			refused.awaitEnd();
			assertThat(refused.events()).hasSize(1);
			assertThat(refused.reconnectDelay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
		}
	}

	@Test
	void othersGetAStatusAndWhenToComeBack() {
		SseTestClient other = client("other").header("Accept", "*/*");
		exhaust(other);
		try (SseTestStream refused = other.open("/orders/1")) {
			refused.hasStatus(429).hasHeader("Content-Type", "application/problem+json");
			assertThat(refused.answer().header("Retry-After").map(Integer::valueOf).orElseThrow()).isBetween(30, 91);
			assertThat(refused.answer().body()).contains("\"status\":429", "too often");
		}
	}

	@Test
	void theMethodOfTheEndpointIsNotCalled() {
		SseTestClient early = client("early");
		exhaust(early);
		long opened = app.bean(Node.class).statistics().opened();
		try (SseTestStream refused = early.open("/orders/1")) {
			refused.awaitEnd();
		}
		assertThat(app.bean(Node.class).statistics().opened()).isEqualTo(opened);
	}

	@Test
	void anotherClientAndAnotherEndpointAreNotConcerned() {
		exhaust(client("busy"));
		opens(client("calm"), "/orders/1");
		opens(client("busy"), "/stream");
	}

	@Test
	void streamsThatComeLaterAreCountedOnce() {
		for (int i = 0; i < 3; i++) {
			opens(client("later"), "/stage");
		}
	}

	private static SseTestClient client(String name) {
		return app.client().header("X-Client", name);
	}

	private static void exhaust(SseTestClient client) {
		for (int i = 0; i < 3; i++) {
			opens(client, "/orders/1");
		}
	}

	private static void opens(SseTestClient client, String path) {
		try (SseTestStream stream = client.open(path)) {
			stream.awaitOpen();
		}
	}

}
