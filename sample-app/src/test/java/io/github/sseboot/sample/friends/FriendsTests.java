package io.github.sseboot.sample.friends;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.github.sseboot.client.SseMessage;
import io.github.sseboot.sample.Friend;
import io.github.sseboot.test.ReceivedEventAssert;
import io.github.sseboot.test.SseTestStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets what on the friends timeline.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sse.heartbeat.interval=250ms")
class FriendsTests {

	private static final JsonMapper JSON = new JsonMapper();

	@LocalServerPort
	private int port;

	@Test
	void whoComesFindsWhatWasPostedBefore() {
		try (SseTestStream gus = friend("Gus").listen()) {
			gus.awaitNames("status", "checkin", "status", "forward");
		}
	}

	@Test
	void aStatusACheckinAndAForwardReachEverybodyUnderTheirNames() throws Exception {
		try (SseTestStream ada = friend("Ada").listen(); SseTestStream bob = friend("Bob").listen()) {
			friend("Ada").status("one");
			friend("Ada").checkin("two");
			friend("Ada").forward("Cleo", "three");
			for (SseTestStream reader : List.of(ada, bob)) {
				awaitPost(reader, "status", "one");
				awaitPost(reader, "checkin", "two");
				awaitPost(reader, "forward", "three");
			}
		}
	}

	@Test
	void aPostSaysWhenItWasPosted() throws Exception {
		Instant before = Instant.now();
		try (SseTestStream bob = friend("Bob").listen()) {
			friend("Ada").status("on time");
			JsonNode posted = awaitPost(bob, "status", "on time").dataAs(JsonNode.class);
			assertThat(Instant.parse(posted.path("at").asString())).isBetween(before, Instant.now());
		}
	}

	@Test
	void aDirectMessageReachesItsTwoPeopleAndNobodyElse() throws Exception {
		try (SseTestStream ada = friend("Ada").listen();
				SseTestStream bob = friend("Bob").listen();
				SseTestStream eve = friend("Eve").listen()) {
			friend("Ada").direct("Bob", "a secret");
			friend("Ada").status("after the secret");
			for (SseTestStream reader : List.of(ada, bob, eve)) {
				awaitPost(reader, "status", "after the secret");
			}
			assertThat(texts(ada, "direct")).containsOnlyOnce("a secret");
			assertThat(texts(bob, "direct")).containsOnlyOnce("a secret");
			assertThat(eve.events()).noneMatch((event) -> event.data().contains("a secret"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bo.b", "Bob Bob", "Bob-", "Böb" })
	void aNameLikeAnotherOpensNoOtherInbox(String name) throws Exception {
		try (SseTestStream other = friend(name).listen()) {
			friend("Ada").direct("Bob", "for Bob only");
			friend("Ada").status("after the message to Bob");
			awaitPost(other, "status", "after the message to Bob");
			assertThat(other.events()).extracting(SseMessage::name).doesNotContain("direct");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "*", "**", "{name}", "../timeline", "a/b", "~", " ", "a\nb", "abcdefghijklmnopqrstuvwxyz" })
	void aNameThatIsNoneIsRefused(String name) throws Exception {
		try (SseTestStream reader = friend(name).listen()) {
			reader.hasStatus(400);
		}
		assertThat(friend(name).status("hello").statusCode()).isEqualTo(400);
	}

	@Test
	void whatIsMarkupElsewhereIsTextHere() throws Exception {
		String text = "<script>alert('1')</script> & \"quotes\"\nsecond line\u2028third, ☺";
		try (SseTestStream bob = friend("Bob").listen()) {
			friend("Ada").status(text);
			awaitPost(bob, "status", text);
		}
	}

	@Test
	void badInputIsAnsweredFieldByFieldAndReachesNobody() throws Exception {
		try (SseTestStream bob = friend("Bob").listen()) {
			HttpResponse<String> answer = friend("").status("x".repeat(281));
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
			JsonNode errors = JSON.readTree(answer.body()).path("errors");
			assertThat(errors.path("from").asString()).startsWith("must be 1 to 24 letters");
			assertThat(errors.path("text").asString()).isEqualTo("size must be between 0 and 280");
			friend("Ada").status("after the bad one");
			awaitPost(bob, "status", "after the bad one");
			assertThat(texts(bob, "status")).doesNotContain("x".repeat(281));
		}
	}

	@Test
	void whoReturnsGetsWhatWasPostedMeanwhileOnce() throws Exception {
		String lastSeen;
		try (SseTestStream bob = friend("Bob").listen()) {
			friend("Ada").status("before");
			awaitPost(bob, "status", "before");
			lastSeen = bob.lastEventId();
		}
		friend("Ada").status("meanwhile");
		friend("Ada").direct("Bob", "psst");
		try (SseTestStream bob = friend("Bob").listenAfter(lastSeen)) {
			bob.awaitOpen().hasResumed("exact");
			friend("Ada").status("afterwards");
			awaitPost(bob, "status", "afterwards");
			assertThat(texts(bob, "status")).containsExactly("meanwhile", "afterwards");
			assertThat(texts(bob, "direct")).containsExactly("psst");
			assertThat(bob.events()).extracting(SseMessage::name).doesNotContain("sse.gap");
		}
	}

	@Test
	@Tag("slow")
	void everybodyIsToldWhoIsThere() {
		try (SseTestStream gil = friend("Gil").listen()) {
			SseTestStream first = friend("Hana").listen();
			SseTestStream second = friend("Hana").listen();
			awaitOnline(gil, "with Hana", (data) -> data.contains("\"Hana\"")).hasDataContaining("\"Gil\"");
			first.close();
			SseTestStream ivo = friend("Ivo").listen();
			awaitOnline(gil, "with Ivo", (data) -> data.contains("\"Ivo\"")).hasDataContaining("\"Hana\"");
			ivo.close();
			awaitOnline(gil, "without Ivo", (data) -> !data.contains("Ivo")).hasDataContaining("\"Hana\"");
			second.close();
			awaitOnline(gil, "without Hana", (data) -> !data.contains("Hana")).hasDataContaining("\"Gil\"");
		}
	}

	private Friend friend(String name) {
		return new Friend(this.port, name);
	}

	private static ReceivedEventAssert awaitOnline(SseTestStream stream, String what, Predicate<String> condition) {
		return stream.awaitEvent("friends online " + what,
				(message) -> message.name().equals("online") && condition.test(message.data()));
	}

	private static ReceivedEventAssert awaitPost(SseTestStream stream, String name, String text) {
		return stream.awaitEvent("a %s '%s'".formatted(name, text),
				(message) -> message.name().equals(name) && text(message).equals(text));
	}

	private static List<String> texts(SseTestStream stream, String name) {
		return stream.events()
			.stream()
			.filter((message) -> message.name().equals(name))
			.map(FriendsTests::text)
			.toList();
	}

	private static String text(SseMessage message) {
		JsonNode post = JSON.readTree(message.data()).path("post");
		return (post.has("text") ? post.path("text") : post.path("place")).asString();
	}

}
