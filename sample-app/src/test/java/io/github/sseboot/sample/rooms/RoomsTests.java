package io.github.sseboot.sample.rooms;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.sseboot.client.SseMessage;
import io.github.sseboot.sample.Json;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who hears what in which room.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sse.heartbeat.interval=250ms")
class RoomsTests {

	private static final JsonMapper JSON = new JsonMapper();

	@LocalServerPort
	private int port;

	@Test
	void whoIsInARoomHearsTheOthersAndNotOneself() throws Exception {
		try (SseTestStream ada = listen("kitchen"); SseTestStream bob = listen("kitchen")) {
			String connectionOfAda = connection(ada);
			String connectionOfBob = connection(bob);
			assertThat(say("kitchen", "Ada", "from Ada", connectionOfAda).statusCode()).isEqualTo(201);
			say("kitchen", "Bob", "from Bob", connectionOfBob);
			say("kitchen", "Cleo", "to both", "none");
			hears(ada, "from Bob", "to both");
			hears(bob, "from Ada", "to both");
		}
	}

	@Test
	void whoGoesInAndOutHearsExactlyWhatIsSaidMeanwhile() throws Exception {
		try (SseTestStream tab = listen("kitchen")) {
			String connection = connection(tab);
			say("library", "Ada", "before", "none");
			HttpResponse<String> entered = Json.send("PUT", url("library/listeners/" + connection), "");
			assertThat(JSON.readTree(entered.body()).findValuesAsString("text")).endsWith("before");
			say("library", "Ada", "meanwhile", "none");
			hears(tab, "meanwhile");
			assertThat(Json.send("DELETE", url("library/listeners/" + connection), "").statusCode()).isEqualTo(204);
			say("library", "Ada", "after", "none");
			say("kitchen", "Ada", "last", "none");
			hears(tab, "last");
			assertThat(tab.events()).filteredOn(SseMessage::name, "sse.open").hasSize(1);
		}
	}

	@Test
	void whoComesFindsTheLastFiftyMessages() throws Exception {
		for (int number = 1; number <= 60; number++) {
			say("workshop", "Ada", "message " + number, "none");
		}
		try (SseTestStream tab = listen("workshop")) {
			hears(tab, IntStream.rangeClosed(11, 60).mapToObj((n) -> "message " + n).toArray(String[]::new));
			tab.awaitEvent("sse.snapshot");
			say("workshop", "Ada", "live", "none");
			hears(tab, "live");
		}
	}

	@Test
	void whoComesBackGetsWhatWasSaidMeanwhileInARoomEnteredLater() throws Exception {
		String lastSeen;
		try (SseTestStream tab = listen("kitchen")) {
			Json.send("PUT", url("harbour/listeners/" + connection(tab)), "");
			say("harbour", "Ada", "seen", "none");
			hears(tab, "seen");
			lastSeen = tab.lastEventId();
		}
		say("harbour", "Ada", "missed", "none");
		try (SseTestStream tab = listen("kitchen,harbour&lastEventId=" + lastSeen)) {
			tab.awaitOpen().hasResumed("exact");
			hears(tab, "missed");
			say("harbour", "Ada", "live", "none");
			hears(tab, "live");
		}
	}

	@Test
	void everybodyIsToldHowManyListen() throws Exception {
		try (SseTestStream tab = listen("harbour")) {
			try (SseTestStream other = listen("harbour")) {
				Json.send("PUT", url("library/listeners/" + connection(other)), "");
				awaitListeners(tab, "\"harbour\":2", "\"library\":1");
			}
			awaitListeners(tab, "\"harbour\":1", "\"library\":0");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nowhere", "*", "%2A%2A", "kitchen%2F..", "{name}" })
	void aRoomThatIsNoneIsNotFound(String name) {
		try (SseTestStream tab = listen(name.replace("{", "%7B").replace("}", "%7D"))) {
			tab.hasStatus(404);
		}
	}

	@Test
	void badInputIsAnsweredFieldByFieldAndReachesNobody() throws Exception {
		try (SseTestStream tab = listen("kitchen")) {
			tab.awaitEvent("sse.snapshot");
			HttpResponse<String> answer = say("kitchen", " ", "x".repeat(501), "*");
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(JSON.readTree(answer.body()).path("errors").propertyNames()).containsExactlyInAnyOrder("from",
					"text", "connection");
			say("kitchen", "Ada", "after the bad one", "none");
			hears(tab, "after the bad one");
		}
	}

	@Test
	void aConnectionThatIsNotOpenEntersNothing() throws Exception {
		HttpResponse<String> answer = Json.send("PUT", url("kitchen/listeners/nobody"), "");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("'nobody' is not open");
	}

	private SseTestStream listen(String rooms) {
		return SseTestClient.to(this.port).open("/rooms/events?room=" + rooms);
	}

	private HttpResponse<String> say(String room, String from, String text, String connection) throws Exception {
		return Json.send("POST", url(room + "/messages"), Map.of("from", from, "text", text, "connection", connection));
	}

	private String url(String path) {
		return "http://localhost:%d/rooms/%s".formatted(this.port, path);
	}

	/**
	 * The id of the connection; what the tab found when it came is read then.
	 */
	private static String connection(SseTestStream tab) {
		String connection = tab.awaitOpen().connectionId();
		tab.awaitEvent("sse.snapshot");
		return connection;
	}

	/**
	 * The next that the tab hears is this, and nothing else.
	 */
	private static void hears(SseTestStream tab, String... texts) {
		for (String text : texts) {
			tab.awaitEvent("said").hasDataContaining("\"text\":\"%s\"".formatted(text));
		}
	}

	private static void awaitListeners(SseTestStream tab, String one, String other) {
		tab.awaitEvent("listeners " + one + " and " + other, (message) -> message.name().equals("listeners")
				&& message.data().contains(one) && message.data().contains(other));
	}

}
