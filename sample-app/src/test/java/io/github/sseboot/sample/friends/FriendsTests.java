package io.github.sseboot.sample.friends;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import io.github.sseboot.sample.EventReader;
import io.github.sseboot.sample.Friend;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who gets what on the friends timeline.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sse.heartbeat.interval=250ms")
class FriendsTests {

	private static final JsonMapper JSON = new JsonMapper();

	@LocalServerPort
	private int port;

	@Test
	void whoComesFindsWhatWasPostedBefore() throws Exception {
		try (EventReader gus = friend("Gus").listen()) {
			await().untilAsserted(() -> assertThat(gus.events()).extracting(EventReader.Event::name)
				.startsWith("status", "checkin", "status", "forward"));
		}
	}

	@Test
	void aStatusACheckinAndAForwardReachEverybodyUnderTheirNames() throws Exception {
		try (EventReader ada = friend("Ada").listen(); EventReader bob = friend("Bob").listen()) {
			friend("Ada").status("one");
			friend("Ada").checkin("two");
			friend("Ada").forward("Cleo", "three");
			for (EventReader reader : List.of(ada, bob)) {
				await().untilAsserted(() -> assertThat(texts(reader, "status")).contains("one"));
				await().untilAsserted(() -> assertThat(texts(reader, "checkin")).contains("two"));
				await().untilAsserted(() -> assertThat(texts(reader, "forward")).contains("three"));
			}
		}
	}

	@Test
	void aPostSaysWhenItWasPosted() throws Exception {
		Instant before = Instant.now();
		try (EventReader bob = friend("Bob").listen()) {
			friend("Ada").status("on time");
			JsonNode posted = await().until(() -> find(bob, "status", "on time"), (found) -> !found.isMissingNode());
			assertThat(Instant.parse(posted.path("at").asString())).isBetween(before, Instant.now());
		}
	}

	@Test
	void aDirectMessageReachesItsTwoPeopleAndNobodyElse() throws Exception {
		try (EventReader ada = friend("Ada").listen();
				EventReader bob = friend("Bob").listen();
				EventReader eve = friend("Eve").listen()) {
			friend("Ada").direct("Bob", "a secret");
			friend("Ada").status("after the secret");
			for (EventReader reader : List.of(ada, bob, eve)) {
				await().untilAsserted(() -> assertThat(texts(reader, "status")).contains("after the secret"));
			}
			assertThat(texts(ada, "direct")).containsOnlyOnce("a secret");
			assertThat(texts(bob, "direct")).containsOnlyOnce("a secret");
			assertThat(eve.events()).noneMatch((event) -> event.data().contains("a secret"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bo.b", "Bob Bob", "Bob-", "Böb" })
	void aNameLikeAnotherOpensNoOtherInbox(String name) throws Exception {
		try (EventReader other = friend(name).listen()) {
			friend("Ada").direct("Bob", "for Bob only");
			friend("Ada").status("after the message to Bob");
			await().untilAsserted(() -> assertThat(texts(other, "status")).contains("after the message to Bob"));
			assertThat(other.data("direct")).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "*", "**", "{name}", "../timeline", "a/b", "~", " ", "a\nb", "abcdefghijklmnopqrstuvwxyz" })
	void aNameThatIsNoneIsRefused(String name) throws Exception {
		try (EventReader reader = friend(name).listen()) {
			assertThat(reader.status()).isEqualTo(400);
		}
		assertThat(friend(name).status("hello").statusCode()).isEqualTo(400);
	}

	@Test
	void whatIsMarkupElsewhereIsTextHere() throws Exception {
		String text = "<script>alert('1')</script> & \"quotes\"\nsecond line\u2028third, ☺";
		try (EventReader bob = friend("Bob").listen()) {
			friend("Ada").status(text);
			await().untilAsserted(() -> assertThat(texts(bob, "status")).contains(text));
		}
	}

	@Test
	void badInputIsAnsweredFieldByFieldAndReachesNobody() throws Exception {
		try (EventReader bob = friend("Bob").listen()) {
			HttpResponse<String> answer = friend("").status("x".repeat(281));
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
			JsonNode errors = JSON.readTree(answer.body()).path("errors");
			assertThat(errors.path("from").asString()).startsWith("must be 1 to 24 letters");
			assertThat(errors.path("text").asString()).isEqualTo("size must be between 0 and 280");
			friend("Ada").status("after the bad one");
			await().untilAsserted(() -> assertThat(texts(bob, "status")).contains("after the bad one"));
			assertThat(texts(bob, "status")).doesNotContain("x".repeat(281));
		}
	}

	@Test
	void whoReturnsGetsWhatWasPostedMeanwhileOnce() throws Exception {
		String lastSeen;
		try (EventReader bob = friend("Bob").listen()) {
			friend("Ada").status("before");
			await().untilAsserted(() -> assertThat(texts(bob, "status")).contains("before"));
			lastSeen = bob.lastEventId();
		}
		friend("Ada").status("meanwhile");
		friend("Ada").direct("Bob", "psst");
		try (EventReader bob = friend("Bob").listenAfter(lastSeen)) {
			friend("Ada").status("afterwards");
			await().untilAsserted(() -> assertThat(texts(bob, "status")).containsExactly("meanwhile", "afterwards"));
			assertThat(texts(bob, "direct")).containsExactly("psst");
			assertThat(bob.data("sse.open").get(0)).contains("\"exact\"");
			assertThat(bob.data("sse.gap")).isEmpty();
		}
	}

	@Test
	@Tag("slow")
	void everybodyIsToldWhoIsThere() throws Exception {
		try (EventReader gil = friend("Gil").listen()) {
			EventReader first = friend("Hana").listen();
			EventReader second = friend("Hana").listen();
			await().untilAsserted(() -> assertThat(lastOnline(gil)).contains("\"Gil\"", "\"Hana\""));
			first.close();
			EventReader ivo = friend("Ivo").listen();
			await().untilAsserted(() -> assertThat(lastOnline(gil)).contains("\"Ivo\""));
			ivo.close();
			await().untilAsserted(() -> assertThat(lastOnline(gil)).doesNotContain("Ivo"));
			assertThat(lastOnline(gil)).contains("\"Hana\"");
			second.close();
			await().untilAsserted(() -> assertThat(lastOnline(gil)).contains("\"Gil\"").doesNotContain("Hana"));
		}
	}

	private Friend friend(String name) {
		return new Friend(this.port, name);
	}

	private static String lastOnline(EventReader reader) {
		List<String> all = reader.data("online");
		return all.isEmpty() ? "" : all.get(all.size() - 1);
	}

	private static List<String> texts(EventReader reader, String name) {
		return reader.data(name).stream().map(JSON::readTree).map(FriendsTests::text).toList();
	}

	private static JsonNode find(EventReader reader, String name, String text) {
		return reader.data(name)
			.stream()
			.map(JSON::readTree)
			.filter((posted) -> text(posted).equals(text))
			.findFirst()
			.orElseGet(() -> JSON.readTree("{}").path("missing"));
	}

	private static String text(JsonNode posted) {
		JsonNode post = posted.path("post");
		return (post.has("text") ? post.path("text") : post.path("place")).asString();
	}

}
