package io.github.sseboot.documentation;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.support.SseClient;

import static io.github.sseboot.documentation.GuideClients.SOON;
import static io.github.sseboot.documentation.GuideClients.awaitData;
import static io.github.sseboot.documentation.GuideClients.connection;
import static io.github.sseboot.documentation.GuideClients.data;
import static io.github.sseboot.documentation.GuideClients.named;
import static io.github.sseboot.documentation.GuideClients.opened;
import static io.github.sseboot.documentation.GuideClients.shows;
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
		try (SseClient client = opened(app.open("/orders/7/events"))) {
			app.call("orders", "pay", "8", 99);
			app.call("orders", "pay", "7", 1250);
			shows(client, "A page about one thing");
		}
	}

	@Test
	void whateverConcernsMe() throws Exception {
		try (SseClient alice = opened(app.open("/notifications", app.signIn("alice")));
				SseClient bob = opened(app.open("/notifications", app.signIn("bob")));
				SseClient stranger = app.open("/notifications")) {
			app.call("notifications", "tell", "alice", "your parcel has arrived");
			shows(alice, "Whatever concerns me");
			app.call("notifications", "tell", "bob", "for bob");
			assertThat(named(bob, "note").data()).isEqualTo("for bob");
			assertThat(stranger.status()).isEqualTo(401);
		}
	}

	@Test
	void aTicker() throws Exception {
		app.call("prices", "changed", "ACME", 101);
		app.call("prices", "changed", "ACME", 102);
		app.call("prices", "changed", "GLOBEX", 77);
		try (SseClient client = app.open("/prices?symbol=ACME&symbol=GLOBEX")) {
			shows(client, "A ticker");
			app.call("prices", "changed", "ACME", 103);
			awaitData(client, "{\"symbol\":\"ACME\",\"cents\":103}");
			assertThat(data(client)).hasSize(3);
		}
	}

	@Test
	void theLastFiftyThenLive() {
		for (int i = 0; i < 60; i++) {
			app.publish("rooms/1", "message " + i);
		}
		try (SseClient client = app.open("/rooms/1")) {
			awaitData(client, "message 59");
			app.publish("rooms/1", "live");
			awaitData(client, "live");
			assertThat(data(client)).hasSize(51).startsWith("message 10").endsWith("message 59", "live");
		}
	}

	@Test
	void aPrivateStream() throws Exception {
		String session = app.signIn("alice");
		try (SseClient client = app.post("/answers/7", session, "yes and no")) {
			shows(client, "A private stream");
			client.awaitClosed(SOON);
		}
		try (SseClient again = app.open("/answers/7", session); SseClient other = app.open("/answers/7")) {
			shows(again, "A private stream");
			assertThat(other.status()).isEqualTo(204);
		}
		try (SseClient client = app.open("/countdown")) {
			client.awaitClosed(SOON);
			assertThat(data(client)).containsExactly("3", "2", "1");
		}
	}

	@Test
	void progressWithAnEnd() throws Exception {
		try (SseClient client = opened(app.open("/imports/1"))) {
			app.call("imports", "run", "1");
			shows(client, "Progress with an end");
			client.awaitClosed(SOON);
		}
		try (SseClient late = app.open("/imports/1")) {
			assertThat(late.status()).isEqualTo(204);
		}
		assertThatIllegalStateException().isThrownBy(() -> app.call("imports", "run", "1"));
		app.call("imports", "again", "1");
	}

	@Test
	void noWorkThatNobodySees() {
		app.call("dashboard", "tick");
		try (SseClient client = opened(app.open("/dashboard"))) {
			app.call("dashboard", "tick");
			app.publish("dashboard", "end");
			awaitData(client, "end");
			assertThat(data(client)).containsExactly("computed 1 times", "end");
		}
	}

	@Test
	void oneStreamPerTab() throws Exception {
		String session = app.signIn("alice");
		try (SseClient client = opened(app.open("/tab", session)); SseClient stranger = app.open("/tab")) {
			String room = "/tab/" + connection(client) + "/rooms/2";
			app.publish("rooms/2", "before");
			assertThat(app.send("PUT", room, app.signIn("bob"), "", "")).isEqualTo(404);
			assertThat(app.send("PUT", room, session, "", "")).isEqualTo(200);
			app.publish("rooms/2", "within");
			awaitData(client, "within");
			assertThat(app.send("DELETE", room, session, "", "")).isEqualTo(200);
			await().atMost(SOON).until(() -> app.bean(SseBroadcaster.class).listeners(SseChannel.of("rooms/2")) == 0);
			app.publish("rooms/2", "after");
			app.bean(SseBroadcaster.class).publishToUser("alice", "mine");
			awaitData(client, "mine");
			assertThat(data(client)).containsExactly("within", "mine");
			assertThat(stranger.status()).isEqualTo(401);
		}
	}

	@Test
	void notBackToTheSender() throws Exception {
		try (SseClient sender = opened(app.open("/rooms/3")); SseClient other = opened(app.open("/rooms/3"))) {
			assertThat(app.send("POST", "/rooms/3/messages", "", connection(sender), "hello")).isEqualTo(200);
			assertThat(named(other, "said").data()).isEqualTo("hello");
			app.publish("rooms/3", "to all");
			awaitData(sender, "to all");
			assertThat(data(sender)).containsExactly("to all");
		}
	}

	@Test
	void logoutAndBan() throws Exception {
		try (SseClient client = opened(app.open("/notifications", app.signIn("carol")));
				SseClient other = opened(app.open("/notifications", app.signIn("alice")))) {
			assertThat(app.call("bans", "ban", "carol")).isEqualTo(1);
			shows(client, "Logout and ban");
			client.awaitClosed(SOON);
			assertThat(other.ending()).isEmpty();
		}
	}

	@Test
	void theStateFirstThenItsChanges() throws Exception {
		app.call("tickets", "change", "a", "no light");
		app.call("tickets", "change", "b", "no water");
		try (SseClient client = app.open("/tickets")) {
			named(client, "sse.snapshot");
			app.call("tickets", "change", "a", "no light upstairs");
			shows(client, "The state first, then its changes");
		}
	}

	@Test
	void onlySomeOfIt() {
		try (SseClient europe = opened(app.open("/shipments?region=eu"));
				SseClient all = opened(app.open("/shipments/all"))) {
			app.call("shipments", "left", "us", "1");
			app.call("shipments", "left", "eu", "2");
			app.call("shipments", "everywhere", "3");
			awaitData(europe, "2");
			awaitData(all, "3");
			app.call("shipments", "left", "eu", "4");
			awaitData(europe, "4");
			awaitData(all, "4");
			assertThat(data(europe)).containsExactly("2", "4");
			assertThat(data(all)).containsExactly("1", "2", "3", "4");
		}
	}

	@Test
	void afterTheCommitOrNotAtAll() {
		try (SseClient client = opened(app.open("/accounts/1"))) {
			assertThatIllegalStateException().isThrownBy(() -> app.call("payments", "pay", "1", false));
			app.call("payments", "pay", "1", true);
			named(client, "paid");
			app.publish("accounts/1", "done");
			awaitData(client, "done");
			assertThat(data(client)).containsExactly("", "done");
		}
	}

	@Test
	void whatTheApplicationTellsItself() throws Exception {
		try (SseClient client = opened(app.open("/customers/ann/events"))) {
			app.call("shop", "order", "bea", 1);
			app.call("shop", "order", "ann", 300);
			shows(client, "What the application tells itself");
			assertThat(data(client)).hasSize(1);
		}
	}

	@Test
	void htmlInsteadOfJson() throws Exception {
		try (SseClient client = opened(app.open("/board"))) {
			app.call("board", "pin", "milk & honey");
			shows(client, "HTML instead of JSON");
		}
	}

	@Test
	void patchesOfAPage() throws Exception {
		try (SseClient client = opened(app.open("/patches"))) {
			assertThat(app.send("POST", "/patches", app.signIn("alice"), "", "milk & honey")).isEqualTo(200);
			shows(client, "Patches of a page");
		}
	}

	@Test
	void aFormOfYourOwn() throws Exception {
		try (SseClient client = opened(app.open("/envelopes"))) {
			app.publish("envelopes", 7);
			shows(client, "A form of your own");
		}
	}

	@Test
	void whoIsThere() throws Exception {
		try (SseClient first = opened(app.open("/tab", app.signIn("bob")));
				SseClient second = opened(app.open("/tab", app.signIn("bob")))) {
			await().atMost(SOON).until(() -> present().contains("bob"));
			app.call("bans", "ban", "bob");
			first.awaitClosed(SOON);
			second.awaitClosed(SOON);
			await().atMost(SOON).until(() -> !present().contains("bob"));
		}
	}

	private static Set<?> present() {
		return (Set<?>) app.call("presence", "present");
	}

}
