package io.github.sseboot.webmvc;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are meant to hurt. The servers' own limits turn them away before a stream
 * starts; what they let through is bounded by these limits.
 */
@ParameterizedClass
@EnumSource
class BadInputTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	private final Server server;

	BadInputTests(Server server) {
		this.server = server;
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Parameters.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aQueryThatIsTooLongIsTurnedAway() {
		turnedAway(app.get("/events?id=" + "x".repeat(20_000)));
	}

	@Test
	void thousandsOfParametersAreTurnedAway() {
		turnedAway(app.get("/events?id=1" + "&a=b".repeat(5000)));
	}

	@Test
	void moreParametersThanTheServerReadsAreNotAnErrorOfOurs() {
		// Jetty reads as many as fit into a request line, Tomcat 1000
		int expected = (this.server == Server.TOMCAT) ? 400 : 200;
		try (SseClient client = SseClient.open(app.get("/events?id=1" + "&a".repeat(3000)))) {
			assertThat(client.status()).isEqualTo(expected);
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void parametersThatCannotBeDecodedAreTurnedAway() throws IOException {
		assertThat(status("/events?id=%zz")).isBetween(400, 499);
		assertThat(status("/events?id=%F0%28")).isIn(200, 400);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void thousandsOfParametersThatNobodyReadsAreNoWork() {
		try (SseClient client = app.openSocket("/plain?" + "a&".repeat(3000) + "evs_preamble")) {
			assertThat(client.awaitEvents(1, TestApplication.SOON)).hasSize(1);
		}
	}

	@Test
	void headerBombsAreTurnedAway() {
		SseRequest many = app.get("/events?id=1");
		for (int i = 0; i < 200; i++) {
			many = many.header("X-Bomb-" + i, "x".repeat(100));
		}
		turnedAway(many);
		turnedAway(app.get("/events?id=1").header("X-Bomb", "x".repeat(20_000)));
		turnedAway(app.get("/events?id=1").header("Last-Event-ID", "x".repeat(20_000)));
		turnedAway(app.get("/events?id=1").header("Accept", "text/event-stream,".repeat(2000)));
	}

	@Test
	void whatFitsIntoTheLimitsIsReadOnce() {
		try (SseClient client = SseClient.open(app.get("/plain").header("Last-Event-ID", "x".repeat(6000)))) {
			assertThat(client.awaitEvents(2, TestApplication.SOON).get(1).name()).isEqualTo("sse.gap");
		}
		try (SseClient client = SseClient.open(app.get("/plain").header("Accept", "text/event-stream,".repeat(300)))) {
			assertThat(client.awaitEvents(1, TestApplication.SOON)).hasSize(1);
		}
	}

	/**
	 * By hand, since a URI would not take the path.
	 */
	private static int status(String path) throws IOException {
		try (Socket socket = new Socket("localhost", app.port())) {
			String head = "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".formatted(path);
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			byte[] line = socket.getInputStream().readNBytes(12);
			return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
		}
	}

	private void turnedAway(SseRequest request) {
		long opened = app.bean(Node.class).statistics().opened();
		try (SseClient client = SseClient.open(request)) {
			assertThat(client.status()).isBetween(400, 499);
			assertThat(client.events()).isEmpty();
		}
		assertThat(app.bean(Node.class).statistics().opened()).isEqualTo(opened);
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@RestController
	static class Parameters {

		@SseEndpoint("/events")
		SseChannel events(@RequestParam List<String> id) {
			return SseChannel.of("orders/t");
		}

		@SseEndpoint("/plain")
		SseChannel plain() {
			return SseChannel.of("orders/t");
		}

	}

}
