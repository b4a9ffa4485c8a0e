package io.github.sseboot.sample.rooms;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.sseboot.sample.EventReader;
import io.github.sseboot.sample.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
		try (EventReader ada = listen("kitchen"); EventReader bob = listen("kitchen")) {
			assertThat(say("kitchen", "Ada", "from Ada", connection(ada)).statusCode()).isEqualTo(201);
			say("kitchen", "Bob", "from Bob", connection(bob));
			await().untilAsserted(() -> assertThat(texts(ada)).endsWith("from Bob").doesNotContain("from Ada"));
			await().untilAsserted(() -> assertThat(texts(bob)).endsWith("from Ada").doesNotContain("from Bob"));
		}
	}

	@Test
	void whoGoesInAndOutHearsExactlyWhatIsSaidMeanwhile() throws Exception {
		try (EventReader tab = listen("kitchen")) {
			String connection = connection(tab);
			say("library", "Ada", "before", "none");
			HttpResponse<String> entered = Json.send("PUT", url("library/listeners/" + connection), "");
			assertThat(JSON.readTree(entered.body()).findValuesAsString("text")).endsWith("before");
			say("library", "Ada", "meanwhile", "none");
			await().untilAsserted(() -> assertThat(texts(tab)).contains("meanwhile"));
			assertThat(Json.send("DELETE", url("library/listeners/" + connection), "").statusCode()).isEqualTo(204);
			say("library", "Ada", "after", "none");
			say("kitchen", "Ada", "last", "none");
			await().untilAsserted(() -> assertThat(texts(tab)).endsWith("meanwhile", "last"));
			assertThat(tab.data("sse.open")).hasSize(1);
		}
	}

	@Test
	void whoComesFindsTheLastFiftyMessages() throws Exception {
		for (int number = 1; number <= 60; number++) {
			say("workshop", "Ada", "message " + number, "none");
		}
		try (EventReader tab = listen("workshop")) {
			await().until(() -> !tab.data("sse.snapshot").isEmpty());
			assertThat(texts(tab)).isEqualTo(IntStream.rangeClosed(11, 60).mapToObj((n) -> "message " + n).toList());
		}
	}

	@Test
	void whoComesBackGetsWhatWasSaidMeanwhileInARoomEnteredLater() throws Exception {
		String lastSeen;
		try (EventReader tab = listen("kitchen")) {
			Json.send("PUT", url("harbour/listeners/" + connection(tab)), "");
			say("harbour", "Ada", "seen", "none");
			await().untilAsserted(() -> assertThat(texts(tab)).contains("seen"));
			lastSeen = tab.lastEventId();
		}
		say("harbour", "Ada", "missed", "none");
		try (EventReader tab = EventReader.open(url("events?room=kitchen,harbour&lastEventId=" + lastSeen))) {
			await().untilAsserted(() -> assertThat(texts(tab)).containsExactly("missed"));
			assertThat(tab.data("sse.open").get(0)).contains("\"exact\"");
		}
	}

	@Test
	void everybodyIsToldHowManyListen() throws Exception {
		try (EventReader tab = listen("harbour")) {
			try (EventReader other = listen("harbour")) {
				Json.send("PUT", url("library/listeners/" + connection(other)), "");
				await().untilAsserted(() -> assertThat(listeners(tab)).contains("\"harbour\":2", "\"library\":1"));
			}
			await().untilAsserted(() -> assertThat(listeners(tab)).contains("\"harbour\":1", "\"library\":0"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nowhere", "*", "%2A%2A", "kitchen%2F..", "{name}" })
	void aRoomThatIsNoneIsNotFound(String name) throws Exception {
		String encoded = name.replace("{", "%7B").replace("}", "%7D");
		try (EventReader tab = EventReader.open(url("events?room=" + encoded))) {
			assertThat(tab.status()).isEqualTo(404);
		}
	}

	@Test
	void badInputIsAnsweredFieldByFieldAndReachesNobody() throws Exception {
		try (EventReader tab = listen("kitchen")) {
			HttpResponse<String> answer = say("kitchen", " ", "x".repeat(501), "*");
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(JSON.readTree(answer.body()).path("errors").propertyNames()).containsExactlyInAnyOrder("from",
					"text", "connection");
			say("kitchen", "Ada", "after the bad one", "none");
			await().untilAsserted(() -> assertThat(texts(tab)).endsWith("after the bad one"));
			assertThat(texts(tab)).doesNotContain("x".repeat(501));
		}
	}

	@Test
	void aConnectionThatIsNotOpenEntersNothing() throws Exception {
		HttpResponse<String> answer = Json.send("PUT", url("kitchen/listeners/nobody"), "");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("'nobody' is not open");
	}

	private EventReader listen(String rooms) throws Exception {
		return EventReader.open(url("events?room=" + rooms));
	}

	private HttpResponse<String> say(String room, String from, String text, String connection) throws Exception {
		return Json.send("POST", url(room + "/messages"), Map.of("from", from, "text", text, "connection", connection));
	}

	private String url(String path) {
		return "http://localhost:%d/rooms/%s".formatted(this.port, path);
	}

	private static String connection(EventReader reader) {
		await().until(() -> !reader.data("sse.snapshot").isEmpty());
		return JSON.readTree(reader.data("sse.open").get(0)).path("connection").asString();
	}

	private static List<String> texts(EventReader reader) {
		return reader.data("said").stream().map((data) -> JSON.readTree(data).path("text").asString()).toList();
	}

	private static String listeners(EventReader reader) {
		List<String> all = reader.data("listeners");
		return all.isEmpty() ? "" : all.get(all.size() - 1);
	}

}
