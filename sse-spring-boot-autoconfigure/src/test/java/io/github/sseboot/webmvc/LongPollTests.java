package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.support.Ending;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that see a response only when it has ended, as the fall-back of
 * jquery.eventsource.
 */
@Tag("slow")
@ParameterizedClass
@EnumSource
class LongPollTests {

	private static final Duration SOON = TestApplication.SOON;

	private static final String RETRY = "retry: 500\n\n";

	private static TestApplication app;

	LongPollTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Map.of("test.hold", "2s"), TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void theResponseIsHeldUntilThereIsAnEvent() {
		try (SseClient client = poll("/orders/held", "")) {
			app.awaitListener("orders/held");
			app.publish("orders/held", "paid");
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().header("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
			assertThat(client.head().header("Content-Length")).isPresent();
			String id = client.lastEventId();
			assertThat(SocketBody.of(client))
				.isEqualTo(RETRY + "id: " + id + "\ndata: paid\n\n" + "id: " + id + "\n" + RETRY);
		}
	}

	@Test
	void aClientThatKeepsItsPositionItselfGetsNoCookieAndDoesNotTakeThatOfAnother() {
		String cookie;
		try (SseClient other = poll("/orders/kept", "")) {
			app.awaitListener("orders/kept");
			app.publish("orders/kept", "1");
			assertThat(other.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			cookie = cookie(other);
		}
		app.publish("orders/kept", "2");
		String id;
		try (SseClient client = poll("/orders/kept?lastEventId=", cookie)) {
			app.awaitListener("orders/kept");
			app.publish("orders/kept", "3");
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.head().header("Set-Cookie")).isEmpty();
			assertThat(SocketBody.of(client)).contains("data: 3\n").doesNotContain("data: 2\n");
			id = client.lastEventId();
		}
		app.publish("orders/kept", "4");
		try (SseClient client = poll("/orders/kept?lastEventId=" + id, cookie)) {
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(SocketBody.of(client)).contains("data: 4\n").doesNotContain("data: 3\n");
		}
	}

	@Test
	void theResponseEndsAfterAWhileWithoutAnEventAndTheNextMissesNothing() {
		String cookie;
		try (SseClient client = poll("/orders/quiet", "")) {
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events()).isEmpty();
			cookie = cookie(client);
		}
		app.publish("orders/quiet", "in between");
		try (SseClient client = poll("/orders/quiet", cookie)) {
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events()).singleElement()
				.satisfies((event) -> assertThat(event.data()).isEqualTo("in between"));
		}
	}

	@Test
	void aHundredEventsComeOnceEach() {
		StringBuilder seen = new StringBuilder();
		StringBuilder expected = new StringBuilder();
		String cookie;
		try (SseClient client = poll("/orders/many", "")) {
			client.awaitClosed(SOON);
			cookie = cookie(client);
		}
		int published = 0;
		for (int polls = 0; polls < 30 && (seen.length() < expected.length() || published < 100); polls++) {
			for (int i = 0; i < 7 && published < 100; i++) {
				app.publish("orders/many", "e" + published);
				expected.append('e').append(published++);
			}
			try (SseClient client = poll("/orders/many?_=" + published, cookie)) {
				client.awaitClosed(SOON);
				client.events().forEach((event) -> seen.append(event.data()));
				cookie = cookie(client);
			}
		}
		assertThat(seen).hasToString(expected.toString());
	}

	@Test
	void theCookieBelongsToThePathAndTheQueryAndIsNotForScripts() {
		try (SseClient client = poll("/orders/cookie?a=1", ""); SseClient other = poll("/orders/cookie?a=2", "")) {
			client.awaitClosed(SOON);
			other.awaitClosed(SOON);
			assertThat(client.head().header("Set-Cookie").orElseThrow())
				.matches("sse-[0-9a-f]+=[A-Za-z0-9_-]+; Path=/orders/cookie; HttpOnly; SameSite=Lax");
			assertThat(name(client)).isNotEqualTo(name(other));
		}
	}

	@Test
	void aLargeEventComesWhole() {
		try (SseClient client = poll("/orders/large", "")) {
			app.awaitListener("orders/large");
			app.publish("orders/large", "x".repeat(1_000_000));
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events()).singleElement()
				.satisfies((event) -> assertThat(event.data()).hasSize(1_000_000));
		}
	}

	@Test
	void anUnknownCookieIsToldAsAGap() {
		try (SseClient client = poll("/orders/forged", "")) {
			client.awaitClosed(SOON);
			try (SseClient forged = poll("/orders/forged", name(client) + "=%F0%00forged")) {
				forged.awaitClosed(SOON);
				assertThat(forged.events().get(0).name()).isEqualTo("sse.gap");
				assertThat(cookie(forged)).isNotEmpty();
			}
		}
	}

	@Test
	void whoNamesEventStreamsGetsAStream() {
		SseRequest remy = app.get("/orders/remy").header("X-Requested-With", "XMLHttpRequest");
		try (SseClient client = SseClient.open(remy)) {
			assertThat(client.awaitEvents(1, SOON).get(0).name()).isEqualTo("sse.open");
		}
		try (SseClient client = SseClient.open(app.get("/orders/any").header("Accept", "*/*"))) {
			assertThat(client.awaitEvents(1, SOON).get(0).name()).isEqualTo("sse.open");
		}
	}

	@Test
	void aClientThatGoesAwayIsReleased() {
		try (SseClient client = poll("/orders/away", "")) {
			app.awaitListener("orders/away");
			client.reset();
		}
		app.awaitNobody(SOON);
	}

	private static SseClient poll(String path, String cookie) {
		SseRequest request = app.get(path).header("Accept", "*/*").header("X-Requested-With", "XMLHttpRequest");
		return SseClient.open(cookie.isEmpty() ? request : request.header("Cookie", cookie));
	}

	private static String cookie(SseClient client) {
		return client.head().header("Set-Cookie").orElseThrow().split(";")[0];
	}

	private static String name(SseClient client) {
		return cookie(client).split("=")[0];
	}

}
