package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * What the guide says that clients see is what they get. One test per section.
 */
@ParameterizedClass
@EnumSource
@Tag("slow")
class GuideTests {

	private static GuideApplication app;

	@TempDir
	private static Path output;

	GuideTests(GuideApplication.Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(GuideApplication.Server server) throws Exception {
		app = GuideApplication.start(server, output);
	}

	@AfterParameterizedClassInvocation
	static void stop() throws Exception {
		app.close();
	}

	@Test
	void aPageAboutOneThing() throws Exception {
		try (SseTestStream client = app.open("/orders/7/events");
				SseClient bytes = SseClient.open(SseRequest.get(app.uri("/orders/7/events")))) {
			assertThat(bytes.status()).isEqualTo(200);
			app.call("orders", "pay", "8", 99);
			app.call("orders", "pay", "7", 1250);
			shows(client, "A page about one thing");
			// That the fields are in this order, here for all sections
			shows(() -> GuidePage.received(bytes), "A page about one thing");
		}
	}

	@Test
	void whateverConcernsMe() throws Exception {
		try (SseTestStream alice = app.open("/notifications", app.signIn("alice"));
				SseTestStream bob = app.open("/notifications", app.signIn("bob"));
				SseTestStream stranger = app.open("/notifications")) {
			app.call("notifications", "tell", "alice", "your parcel has arrived");
			shows(alice, "Whatever concerns me");
			app.call("notifications", "tell", "bob", "for bob");
			bob.awaitEvent().hasName("note").hasData("for bob");
			stranger.hasStatus(401);
		}
	}

	@Test
	void aTicker() throws Exception {
		app.call("prices", "changed", "ACME", 101);
		app.call("prices", "changed", "ACME", 102);
		app.call("prices", "changed", "GLOBEX", 77);
		try (SseTestStream client = app.open("/prices?symbol=ACME&symbol=GLOBEX")) {
			shows(client, "A ticker");
			client.awaitEvents(2);
			app.call("prices", "changed", "ACME", 103);
			client.awaitData("{\"symbol\":\"ACME\",\"cents\":103}");
		}
	}

	@Test
	void theLastFiftyThenLive() {
		for (int i = 0; i < 60; i++) {
			app.publish("rooms/1", "message " + i);
		}
		try (SseTestStream client = app.open("/rooms/1")) {
			client.awaitData(IntStream.range(10, 60).mapToObj((i) -> "message " + i).toArray(String[]::new));
			app.publish("rooms/1", "live");
			client.awaitData("live");
		}
	}

	@Test
	void aPrivateStream() throws Exception {
		String session = app.signIn("alice");
		try (SseTestStream client = app.post("/answers/7", session, "yes and no")) {
			shows(client, "A private stream");
			client.awaitClosed(CloseReason.COMPLETED);
		}
		try (SseTestStream again = app.open("/answers/7", session); SseTestStream other = app.open("/answers/7")) {
			shows(again, "A private stream");
			other.hasStatus(204);
		}
		try (SseTestStream client = app.open("/countdown")) {
			client.awaitData("3", "2", "1").awaitClosed(CloseReason.COMPLETED);
			assertThat(client.events()).filteredOn(SseMessage::name, "message").hasSize(3);
		}
	}

	@Test
	void progressWithAnEnd() throws Exception {
		try (SseTestStream client = app.open("/imports/1")) {
			app.call("imports", "run", "1");
			shows(client, "Progress with an end");
			client.awaitClosed(CloseReason.COMPLETED);
		}
		try (SseTestStream late = app.open("/imports/1")) {
			late.hasStatus(204);
		}
		assertThatIllegalStateException().isThrownBy(() -> app.call("imports", "run", "1"));
		app.call("imports", "again", "1");
	}

	@Test
	void noWorkThatNobodySees() {
		app.call("dashboard", "tick");
		try (SseTestStream client = app.open("/dashboard")) {
			app.call("dashboard", "tick");
			app.publish("dashboard", "end");
			client.awaitData("computed 1 times", "end");
		}
	}

	@Test
	void oneStreamPerTab() throws Exception {
		String session = app.signIn("alice");
		try (SseTestStream client = app.open("/tab", session); SseTestStream stranger = app.open("/tab")) {
			String room = "/tab/" + client.awaitOpen().connectionId() + "/rooms/2";
			app.publish("rooms/2", "before");
			assertThat(app.send("PUT", room, app.signIn("bob"), "", "")).isEqualTo(404);
			assertThat(app.send("PUT", room, session, "", "")).isEqualTo(200);
			app.publish("rooms/2", "within");
			client.awaitData("within");
			assertThat(app.send("DELETE", room, session, "", "")).isEqualTo(200);
			await().until(() -> app.bean(SseBroadcaster.class).listeners(SseChannel.of("rooms/2")) == 0);
			app.publish("rooms/2", "after");
			app.bean(SseBroadcaster.class).publishToUser("alice", "mine");
			client.awaitData("mine");
			stranger.hasStatus(401);
		}
	}

	@Test
	void notBackToTheSender() throws Exception {
		try (SseTestStream sender = app.open("/rooms/3"); SseTestStream other = app.open("/rooms/3")) {
			String connection = sender.awaitOpen().connectionId();
			assertThat(app.send("POST", "/rooms/3/messages", "", connection, "hello")).isEqualTo(200);
			other.awaitEvent().hasName("said").hasData("hello");
			app.publish("rooms/3", "to all");
			sender.awaitData("to all");
		}
	}

	@Test
	void logoutAndBan() throws Exception {
		try (SseTestStream client = app.open("/notifications", app.signIn("carol"));
				SseTestStream other = app.open("/notifications", app.signIn("alice"))) {
			assertThat(app.call("bans", "ban", "carol")).isEqualTo(1);
			shows(client, "Logout and ban");
			client.awaitClosed(CloseReason.REVOKED);
			app.call("notifications", "tell", "alice", "still here");
			other.awaitData("still here");
		}
	}

	@Test
	void theStateFirstThenItsChanges() throws Exception {
		app.call("tickets", "change", "a", "no light");
		app.call("tickets", "change", "b", "no water");
		try (SseTestStream client = app.open("/tickets")) {
			client.awaitEvent("sse.snapshot");
			app.call("tickets", "change", "a", "no light upstairs");
			shows(client, "The state first, then its changes");
		}
	}

	@Test
	void onlySomeOfIt() {
		try (SseTestStream europe = app.open("/shipments?region=eu"); SseTestStream all = app.open("/shipments/all")) {
			app.call("shipments", "left", "us", "1");
			app.call("shipments", "left", "eu", "2");
			app.call("shipments", "everywhere", "3");
			europe.awaitData("2");
			all.awaitData("1", "2", "3");
			app.call("shipments", "left", "eu", "4");
			europe.awaitData("4");
			all.awaitData("4");
		}
	}

	@Test
	void afterTheCommitOrNotAtAll() {
		try (SseTestStream client = app.open("/accounts/1")) {
			assertThatIllegalStateException().isThrownBy(() -> app.call("payments", "pay", "1", false));
			app.call("payments", "pay", "1", true);
			client.awaitEvent().hasName("paid").hasData("");
			client.hasNoMoreEvents((marker) -> app.publish("accounts/1", marker));
		}
	}

	@Test
	void whatTheApplicationTellsItself() throws Exception {
		try (SseTestStream client = app.open("/customers/ann/events")) {
			app.call("shop", "order", "bea", 1);
			app.call("shop", "order", "ann", 300);
			shows(client, "What the application tells itself");
			client.awaitNames("ordered").hasNoMoreEvents((marker) -> app.publish("customers/ann", marker));
		}
	}

	@Test
	void htmlInsteadOfJson() throws Exception {
		try (SseTestStream client = app.open("/board")) {
			app.call("board", "pin", "milk & honey");
			shows(client, "HTML instead of JSON");
		}
	}

	@Test
	void patchesOfAPage() throws Exception {
		try (SseTestStream client = app.open("/patches")) {
			assertThat(app.send("POST", "/patches", app.signIn("alice"), "", "milk & honey")).isEqualTo(200);
			shows(client, "Patches of a page");
		}
	}

	@Test
	void aFormOfYourOwn() throws Exception {
		try (SseTestStream client = app.open("/envelopes")) {
			app.publish("envelopes", 7);
			shows(client, "A form of your own");
		}
	}

	@Test
	void whoIsThere() throws Exception {
		try (SseTestStream first = app.open("/tab", app.signIn("bob"));
				SseTestStream second = app.open("/tab", app.signIn("bob"))) {
			await().until(() -> present().contains("bob"));
			app.call("bans", "ban", "bob");
			first.awaitClosed(CloseReason.REVOKED);
			second.awaitClosed(CloseReason.REVOKED);
			await().until(() -> !present().contains("bob"));
		}
	}

	private static Set<?> present() {
		return (Set<?>) app.call("presence", "present");
	}

	/**
	 * The client gets what the guide shows in the section.
	 */
	private static void shows(SseTestStream client, String heading) throws IOException {
		shows(() -> GuidePage.received(client), heading);
	}

	private static void shows(Supplier<String> received, String heading) throws IOException {
		String block = GuidePage.block(heading, "sse");
		assertThat(block).isNotEmpty();
		await().untilAsserted(() -> assertThat("\n" + received.get()).contains("\n" + block));
	}

}
