package io.github.sseboot.webmvc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever clients of event streams accept, also where the class says what it produces.
 */
@ParameterizedClass
@EnumSource
class AcceptTests {

	private static TestApplication app;

	AcceptTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Producing.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/event-stream", "*/*", "text/html, text/event-stream",
			"text/event-stream, text/html, application/json", "application/json", "application/json, text/event-stream",
			"text/html", "text/event-stream;q=0", "a/b/c" })
	void noneIsRefused(String accept) {
		opens(app.get("/things/events").header("Accept", accept));
		opens(SseRequest.post(app.uri("/things/answers"), "application/json", "{}").header("Accept", accept));
	}

	@Test
	void otherMethodsOfTheClassProduceWhatItSays() {
		try (SseClient client = SseClient.open(app.get("/things/events").header("Accept", "application/json"))) {
			assertThat(client.head().eventStream()).isTrue();
		}
		assertThat(status("/things/list", "application/json")).isEqualTo(200);
		assertThat(status("/things/list", "text/html")).isEqualTo(406);
	}

	private static int status(String path, String accept) {
		try (SseClient client = SseClient.open(app.get(path).header("Accept", accept))) {
			return client.status();
		}
	}

	private static void opens(SseRequest request) {
		try (SseClient client = SseClient.open(request)) {
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().eventStream()).isTrue();
			assertThat(client.awaitEvents(1, TestApplication.SOON).get(0).name()).isEqualTo("sse.open");
		}
	}

	@RestController
	@RequestMapping(path = "/things", produces = { "application/json", "text/event-stream" })
	static class Producing {

		@SseEndpoint("/events")
		SseChannel events() {
			return SseChannel.of("things");
		}

		@SseEndpoint(path = "/answers", method = RequestMethod.POST)
		SseChannel answers() {
			return SseChannel.of("things");
		}

		@GetMapping("/list")
		String[] list() {
			return new String[] { "one" };
		}

	}

}
