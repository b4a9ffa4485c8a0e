package io.github.sseboot.documentation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;

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

	private static final Duration SOON = Duration.ofSeconds(10);

	private static GuideApplication app;

	@TempDir
	private static Path output;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

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
			publish("rooms/1", "message " + i);
		}
		try (SseClient client = app.open("/rooms/1")) {
			awaitData(client, "message 59");
			publish("rooms/1", "live");
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
			publish("dashboard", "end");
			awaitData(client, "end");
			assertThat(data(client)).containsExactly("computed 1 times", "end");
		}
	}

	@Test
	void oneStreamPerTab() throws Exception {
		String session = app.signIn("alice");
		try (SseClient client = opened(app.open("/tab", session)); SseClient stranger = app.open("/tab")) {
			String room = "/tab/" + connection(client) + "/rooms/2";
			publish("rooms/2", "before");
			assertThat(app.send("PUT", room, app.signIn("bob"), "", "")).isEqualTo(404);
			assertThat(app.send("PUT", room, session, "", "")).isEqualTo(200);
			publish("rooms/2", "within");
			awaitData(client, "within");
			assertThat(app.send("DELETE", room, session, "", "")).isEqualTo(200);
			await().atMost(SOON).until(() -> app.bean(SseBroadcaster.class).listeners(SseChannel.of("rooms/2")) == 0);
			publish("rooms/2", "after");
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
			publish("rooms/3", "to all");
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
			publish("accounts/1", "done");
			awaitData(client, "done");
			assertThat(data(client)).containsExactly("", "done");
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

	@Test
	void signingOutEndsTheStreams() throws Exception {
		String session = app.signIn("alice");
		try (SseClient client = opened(app.open("/tab", session))) {
			app.send("POST", "/logout", session, "", "");
			assertThat(named(client, "sse.close").data()).isEqualTo("{\"reason\":\"revoked\"}");
		}
		try (SseClient again = app.open("/tab", session)) {
			assertThat(again.status()).isEqualTo(401);
		}
	}

	@Test
	void errorsBeforeTheStart() throws Exception {
		try (SseClient client = app.open("/prices")) {
			client.awaitClosed(SOON);
			String shown = GuidePage.block("Errors before the start", "text");
			assertThat(client.transcript().replace("\r\n", "\n")).startsWith("HTTP/1.1 400 ")
				.contains("Content-Type: application/problem+json\n")
				.contains(shown.substring(shown.indexOf('{')).strip());
		}
	}

	@Test
	void headersOfEveryStream() throws Exception {
		try (SseClient client = opened(app.open("/dashboard"))) {
			for (String header : GuidePage.block("Heartbeats and proxies", "text").split("\n")) {
				String[] parts = header.split(": ");
				assertThat(client.head().header(parts[0])).hasValue(parts[1]);
			}
		}
	}

	@Test
	void aNonBrowserGoesOnByParameter() {
		try (SseClient client = opened(app.open("/rooms/4"))) {
			publish("rooms/4", "first");
			awaitData(client, "first");
			String id = client.lastEventId();
			publish("rooms/4", "second");
			try (SseClient other = app.open("/rooms/4?lastEventId=" + id)) {
				awaitData(other, "second");
				assertThat(data(other)).containsExactly("second");
				assertThat(named(other, "sse.open").data()).contains("\"resume\":\"exact\"");
			}
		}
	}

	private static Set<?> present() {
		return (Set<?>) app.call("presence", "present");
	}

	private static void shows(SseClient client, String heading) throws Exception {
		String block = GuidePage.block(heading, "sse");
		assertThat(block).isNotEmpty();
		await().atMost(SOON).untilAsserted(() -> assertThat("\n" + GuidePage.received(client)).contains("\n" + block));
	}

	private static SseClient opened(SseClient client) {
		client.awaitEvents(1, SOON);
		return client;
	}

	private static String connection(SseClient client) {
		return named(client, "sse.open").data().replaceAll(".*\"connection\":\"([^\"]+)\".*", "$1");
	}

	private static ReceivedEvent named(SseClient client, String name) {
		return client.awaitEvent((event) -> event.name().equals(name), SOON);
	}

	private static void awaitData(SseClient client, String data) {
		client.awaitEvent((event) -> event.data().equals(data), SOON);
	}

	private static List<String> data(SseClient client) {
		return client.events().stream().filter((event) -> !event.control()).map(ReceivedEvent::data).toList();
	}

	private static void publish(String channel, Object data) {
		app.bean(SseBroadcaster.class).publish(SseChannel.of(channel), SseEvent.of(data)).toCompletableFuture().join();
	}

}
