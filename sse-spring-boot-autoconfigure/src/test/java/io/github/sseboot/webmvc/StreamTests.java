package io.github.sseboot.webmvc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.SseChannel;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams as clients see them: what is in them, and its bytes.
 */
@ParameterizedClass
@EnumSource
class StreamTests {

	private static final Duration SOON = TestApplication.SOON;

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	StreamTests(Server server) {
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
	void theFirstBytesComeAtOnce() {
		try (SseClient client = app.openSocket("/orders/1")) {
			ReceivedEvent open = client.awaitEvents(1, Duration.ofSeconds(2)).get(0);
			assertThat(open.name()).isEqualTo("sse.open");
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().header("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
			assertThat(client.head().header("Cache-Control")).hasValue("no-cache, no-store, no-transform");
			assertThat(client.head().header("X-Accel-Buffering")).hasValue("no");
		}
	}

	@Test
	void whatIsPublishedArrives() {
		try (SseClient client = opened("/orders/1")) {
			app.publish("orders/1", "paid");
			assertThat(client.awaitEvents(2, SOON).get(1).data()).isEqualTo("paid");
			assertThat(client.violations()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8160, 8192, 20_000, 70_000, 1_000_000 })
	void eventsLargerThanAnyBufferAreIntact(int size) {
		String text = "x".repeat(size - 4) + "last";
		try (SseClient client = opened("/orders/large")) {
			app.publish("orders/large", text);
			app.publish("orders/large", "after");
			assertThat(client.awaitEvent((event) -> event.data().equals("after"), SOON)).isNotNull();
			assertThat(client.events().get(1).data()).isEqualTo(text);
			assertThat(client.violations()).isEmpty();
		}
	}

	@Test
	void headEndsAfterTheHeaders() {
		long before = app.bean(Node.class).statistics().opened();
		SseRequest get = app.get("/orders/1");
		try (SseClient client = SseClient
			.open(new SseRequest("HEAD", get.uri(), get.headers(), "", 0, Long.MAX_VALUE))) {
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().header("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
		}
		assertThat(app.bean(Node.class).statistics().opened()).isEqualTo(before);
	}

	@Test
	void aPostOpensAStreamWithItsBody() {
		try (SseTestStream client = app.client().post("/answers", "text/plain", "t")) {
			app.publish("orders/t", "answer");
			client.awaitData("answer");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "text/html, text/event-stream", "text/event-stream;q=0.1",
			"nonsense" })
	void anythingMayBeAccepted(String accept) {
		try (SseTestStream client = app.client().header("Accept", accept).open("/orders/1")) {
			client.hasStatus(200).awaitOpen();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "%2A", "**", "a%20b", "%7Bid%7D", "ä" })
	void anIdReachesNoOtherChannel(String id) {
		try (SseTestStream client = app.open("/orders/" + id.replace("ä", "%C3%A4"))) {
			app.publish("orders/1", "for somebody else");
			String own = URLDecoder.decode(id, StandardCharsets.UTF_8);
			app.publish(SseChannel.of("orders/{id}", own).name(), "own");
			client.awaitData("own");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a%2Fb", "%2e%2e%2f1", "..%2F1" })
	void anEncodedSlashReachesNoOtherChannel(String id) {
		try (SseTestStream client = app.open("/orders/" + id)) {
			if (client.answer().status() == 200) {
				app.publish("orders/1", "for somebody else");
				app.publish("1", "for somebody else");
				app.publish(SseChannel.of("orders/{id}", "a/b").name(), "own");
				app.complete(SseChannel.of("orders/{id}", "a/b").name());
				assertThat(client.events()).extracting(SseMessage::data).doesNotContain("for somebody else");
			}
			else {
				// Both servers refuse such paths unless told otherwise
				assertThat(client.answer().status()).isBetween(400, 404);
			}
		}
	}

	@Test
	void theEndOfAStreamIsTheEndOfTheResponse() {
		try (SseTestStream client = app.open("/end")) {
			app.publish("end", "last");
			app.complete("end");
			client.awaitData("last").awaitEvent("sse.end").hasData("COMPLETED");
			client.awaitEnd();
		}
		app.awaitNobody(SOON);
		this.log.nothingAtWarnOrAbove();
	}

	private static SseClient opened(String path) {
		SseClient client = app.openSocket(path);
		client.awaitEvents(1, SOON);
		return client;
	}

}
