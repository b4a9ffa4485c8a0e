package io.github.sseboot.webmvc;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.SseChannel;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Streams that start with a snapshot, as clients see them, readers that stop included.
 */
@ParameterizedClass
@EnumSource
class SnapshotStreamTests {

	private static TestApplication app;

	private static SnapshotController controller;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	SnapshotStreamTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, SnapshotController.class);
		controller = app.bean(SnapshotController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@BeforeEach
	void forget() {
		controller.asked.clear();
		controller.broken = false;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/state", "/state/stage" })
	void theStateComesFirst(String path) {
		try (SseClient client = app.openSocket(path)) {
			client.awaitEvents(4, TestApplication.SOON);
			app.publish("state", "live");
			assertThat(client.awaitEvents(5, TestApplication.SOON)).extracting(ReceivedEvent::name)
				.containsExactly("sse.open", "message", "item", "sse.snapshot", "message");
			assertThat(client.events()).extracting(ReceivedEvent::data)
				.containsExactly("new", "saw nothing", "two", "2", "live");
			assertThat(client.events()).extracting(ReceivedEvent::idInBlock)
				.containsExactly(false, false, false, true, true);
			assertThat(client.violations()).isEmpty();
		}
	}

	@Test
	void whoComesBackGetsWhatItMissedOrTheStateWithWhatItSaw() {
		try (SseTestStream client = app.open("/state")) {
			client.awaitEvent("sse.snapshot");
			client.cut();
			app.publish("state", "missed");
			client.reconnect().awaitOpen().hasData("exact");
			client.awaitData("missed");
			assertThat(controller.asked).hasSize(1);
		}
		try (SseTestStream client = app.client().open("/state", "elsewhere")) {
			client.awaitEvent("saw elsewhere", (event) -> event.data().equals("saw elsewhere"));
			assertThat(client.events()).extracting(SseMessage::data)
				.startsWith("gap", "unknown-id state", "saw elsewhere");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/state/status, 409, no state yet", "/state/unexpected, 500, Internal Server Error",
			"/state/error, 500, Internal Server Error", "/state/large, 500, Internal Server Error",
			"/state/reserved, 500, Internal Server Error" })
	void whatGoesWrongIsAnsweredAsWhatAControllerThrows(String path, int status, String part) {
		try (SseTestStream client = app.open(path)) {
			client.hasStatus(status).hasHeader("Content-Type", "application/problem+json");
			assertThat(client.answer().body()).contains(part, "\"status\":" + status).doesNotContain("secret");
			assertThat(client.answer().headers().toString()).doesNotContain("secret");
		}
		Node node = app.bean(Node.class);
		assertThat(node.listeners(SseChannel.of("state"))).isZero();
		assertThat(node.statistics().connections()).isZero();
		if (status == 409) {
			this.log.nothingAtWarnOrAbove();
		}
		else {
			assertThat(this.log.lines()).hasSize(1);
		}
	}

	@Test
	void headAsksForNoState() {
		SseRequest get = app.get("/state");
		try (SseClient client = SseClient
			.open(new SseRequest("HEAD", get.uri(), get.headers(), "", 0, Long.MAX_VALUE))) {
			assertThat(client.status()).isEqualTo(200);
		}
		assertThat(controller.asked).isEmpty();
	}

	@Test
	void whoFellBehindIsToldAndGetsTheStateFromAThreadOfTheApplication() {
		try (SseClient client = stalled()) {
			publishTooMuch();
			client.resume();
			client.awaitEvent((event) -> event.name().equals("sse.gap"), TestApplication.SOON);
			client.awaitEvent((event) -> event.data().equals("last"), TestApplication.SOON);
			assertThat(client.events()).extracting(ReceivedEvent::name)
				.containsSubsequence("sse.open", "item", "sse.snapshot", "message", "sse.gap", "message", "item",
						"sse.snapshot", "message");
			assertThat(controller.asked).hasSizeGreaterThan(1);
			assertThat(controller.asked.subList(1, controller.asked.size()))
				.allMatch((name) -> name.startsWith("task-"));
			assertThat(client.violations()).isEmpty();
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void ifThatFailsItIsLoggedAndTheClientComesBackThroughTheEndpoint() {
		try (SseClient client = stalled()) {
			// It may fall behind before it takes nothing more
			controller.broken = true;
			publishTooMuch();
			client.resume();
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events()).last().extracting(ReceivedEvent::data).isEqualTo("LAGGED");
			await().untilAsserted(
					() -> assertThat(this.log.lines()).singleElement().asString().contains("[state]", "no database"));
		}
	}

	private static SseClient stalled() {
		SseClient client = SseClient.open(app.get("/state").receiveBuffer(SseRequest.SMALL_BUFFER));
		client.awaitEvents(4, TestApplication.SOON);
		client.stall();
		return client;
	}

	private static void publishTooMuch() {
		String filling = "x".repeat(100_000);
		for (int i = 0; i < 150; i++) {
			app.publish("state", filling);
		}
		app.publish("state", "last");
	}

	@Test
	void whoFindsNoMemoryIsToldToComeBackLater() {
		try (TestApplication small = TestApplication.start(Server.TOMCAT, Map.of("test.memory", 64_000),
				SnapshotController.class); SseTestStream first = small.open("/state/keyed")) {
			first.awaitEvent("sse.snapshot");
			try (SseTestStream second = small.open("/state/keyed")) {
				second.awaitEvent("sse.refused").hasData("memory");
				assertThat(second.events()).hasSize(1);
			}
			try (SseTestStream other = small.client().header("Accept", "*/*").open("/state/keyed")) {
				assertThat(other.hasStatus(503).answer().body()).contains("no memory for one more client");
			}
		}
	}

}
