package io.github.sseboot.webmvc;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How clients come back, and what strangers send instead of an id, also what no HTTP
 * client sends.
 */
@ParameterizedClass
@EnumSource
class ResumeTests {

	private static final Duration SOON = TestApplication.SOON;

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	ResumeTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aClientResumesByItsHeader() {
		try (SseTestStream client = app.open("/orders/r")) {
			client.awaitOpen();
			client.cut();
			app.publish("orders/r", "missed");
			client.reconnect().awaitOpen().hasData("exact");
			client.awaitData("missed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "lastEventId", "evs_last_event_id" })
	void aClientResumesByAParameter(String parameter) {
		String id;
		try (SseTestStream client = app.open("/orders/q")) {
			client.awaitOpen();
			id = client.lastEventId();
		}
		app.publish("orders/q", "missed");
		// An empty header means none
		SseTestClient header = app.client().header("Last-Event-ID", "");
		try (SseTestStream client = header.open("/orders/q?x=1&%s=%s".formatted(parameter, id))) {
			client.awaitOpen().hasData("exact");
			client.awaitData("missed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "forged", "AAAAAAAAAAAAAAAAAAAAAAAA", "-", "ünïcödé €", "{\"json\": [1]}", "a b",
			"\u00ff\u00fe" })
	void aForeignIdIsToldInTheStream(String id) {
		try (SseClient client = SseClient.open(app.get("/orders/f").header("Last-Event-ID", id))) {
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.awaitEvents(2, SOON).get(1).name()).isEqualTo("sse.gap");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%ff%fe", "%00", "a%0d%0ab", "%C3%A4" })
	void aForeignParameterIsToldInTheStream(String id) {
		try (SseTestStream client = app.open("/orders/f?lastEventId=" + id)) {
			client.hasStatus(200).awaitOpen().hasData("gap");
			client.awaitEvent("sse.gap");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "%zz", "%4", "%%" })
	void anEncodingThatIsNoneIsToldInTheStream(String id) throws IOException {
		try (Socket socket = new Socket("localhost", app.port())) {
			socket.setSoTimeout((int) SOON.toMillis());
			String request = "GET /orders/f?lastEventId=%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(id);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			Scanner scanner = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8);
			assertThat(scanner.nextLine()).startsWith("HTTP/1.1 200");
			assertThat(scanner.findWithinHorizon("event: sse.gap", 2000)).isNotNull();
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void anOversizeIdIsToldInTheStream() {
		try (SseTestStream client = app.client().open("/orders/f", "x".repeat(7000))) {
			client.awaitOpen().hasData("gap");
			client.awaitEvent("sse.gap");
		}
	}

}
