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
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

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
		SseTestClient accepting = app.client().header("Accept", accept);
		opens(accepting.open("/things/events"));
		opens(accepting.post("/things/answers", "application/json", "{}"));
	}

	@Test
	void otherMethodsOfTheClassProduceWhatItSays() {
		SseTestClient json = app.client().header("Accept", "application/json");
		opens(json.open("/things/events"));
		try (SseTestStream list = json.open("/things/list")) {
			list.hasStatus(200).hasHeader("Content-Type", "application/json");
		}
		try (SseTestStream html = app.client().header("Accept", "text/html").open("/things/list")) {
			html.hasStatus(406);
		}
	}

	private static void opens(SseTestStream stream) {
		try (stream) {
			stream.hasStatus(200).awaitOpen();
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
