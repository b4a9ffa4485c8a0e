package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.client.SseMessage;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.ReconnectingClient;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Private streams as clients see them, such included as are cut, stop or do not wait.
 */
@ParameterizedClass
@EnumSource
class PrivateStreamTests {

	private static final Duration SOON = TestApplication.SOON;

	private static final AtomicInteger IDS = new AtomicInteger();

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	private final PrivateController controller = app.bean(PrivateController.class);

	PrivateStreamTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Map.of("test.retry", "5ms", "test.linger", "1s"), PrivateController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@BeforeEach
	void reset() {
		this.controller.runs.set(0);
		this.controller.closed.set(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/producer/", "/flux/", "/entity-of-flux/", "/stage-of-flux/", "/flow/", "/iterator/",
			"/java-stream/" })
	void everyKindOfValuesIsAStreamThatEnds(String path) {
		try (SseClient client = app.openSocket(path + "300")) {
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(data(client.events())).isEqualTo(numbers("n", 300));
			assertThat(client.events().get(client.events().size() - 1).data()).isEqualTo("COMPLETED");
			assertThat(client.violations()).isEmpty();
		}
		this.log.nothingAtWarnOrAbove();
	}

	@ParameterizedTest
	@Tag("slow")
	@ValueSource(strings = { "/flux/", "/iterator/", "/producer/" })
	void aClientThatIsCutAtRandomGetsEachEventOnce(String path) {
		Random random = new Random(42);
		try (ReconnectingClient client = ReconnectingClient.start(app.get(path + "2000"),
				() -> 400 + random.nextInt(700))) {
			assertThat(client.awaitStopped(Duration.ofSeconds(60))).isEqualTo("answered 204 ");
			assertThat(client.connections()).isGreaterThan(100);
			assertThat(data(client.events())).isEqualTo(numbers("n", 2000));
			assertThat(client.events()).noneMatch((event) -> event.name().equals("sse.gap"));
		}
		if (path.equals("/flux/")) {
			assertThat(this.controller.runs).hasValue(1);
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aPostStartsAndAGetGoesOn() {
		String path = "/answers/" + IDS.incrementAndGet();
		String id;
		try (SseTestStream client = app.client().post(path, "text/plain", "why")) {
			id = client.awaitEvents(50).get(49).lastEventId();
		}
		try (SseTestStream rest = app.client().open(path, id); SseTestStream all = app.open(path)) {
			assertThat(toItsEnd(rest)).isEqualTo(numbers("why", 2000).subList(50, 2000));
			assertThat(toItsEnd(all)).isEqualTo(numbers("why", 2000));
		}
		assertThat(this.controller.runs).hasValue(1);
	}

	@Test
	void aPostWhoseClientIsGoneIsProducedAllTheSame() {
		String path = "/answers/" + IDS.incrementAndGet();
		// Before it was answered
		SseClient.open(SseRequest.post(app.uri(path), "text/plain", "gone")).close();
		await().untilAsserted(() -> {
			try (SseTestStream client = app.open(path)) {
				assertThat(toItsEnd(client.hasStatus(200))).isEqualTo(numbers("gone", 2000));
			}
		});
	}

	@Test
	void aReaderThatStopsHoldsTheProducerAndNobodyLosesAnything() {
		String path = "/producer/" + (20_000 + IDS.incrementAndGet());
		int count = Integer.parseInt(path.substring(10));
		try (SseClient stalled = SseClient.open(app.get(path).receiveBuffer(SseRequest.SMALL_BUFFER));
				SseClient healthy = app.openSocket(path)) {
			stalled.awaitEvents(1, SOON);
			stalled.stall();
			healthy.awaitEvents(10, SOON);
			stalled.resume();
			assertThat(healthy.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(stalled.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(data(healthy.events())).isEqualTo(numbers("n", count)).isEqualTo(data(stalled.events()));
		}
	}

	@Test
	void nobodyForLingerInterruptsTheProducer() {
		try (SseTestStream client = app.client().timeout(Duration.ofSeconds(2)).open("/slow")) {
			client.awaitOpen();
		}
		await().atMost(SOON).until(() -> this.controller.interrupted.getAndSet(0) == 1);
		await().atMost(SOON).until(() -> app.bean(Node.class).statistics().memory() == 0);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aProducerThatFailsIsLoggedOnceAndItsClientIsNotInvitedBack() {
		try (SseTestStream client = app.open("/fails")) {
			client.awaitData("first").awaitEvent("sse.end").hasData("FAILED");
			client.awaitEnd();
		}
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("The producer of stream 'fails' failed"))
			.hasSize(1);
	}

	@Test
	void whatIsOverIs204() {
		String id;
		try (SseTestStream client = app.open("/flux/50")) {
			id = client.awaitEvents(20).get(19).lastEventId();
			client.awaitEnd();
		}
		try (SseTestStream client = app.client().open("/flux/50", id)) {
			assertThat(toItsEnd(client)).isEqualTo(numbers("n", 50).subList(20, 50));
		}
		await().atMost(SOON).until(() -> app.bean(Node.class).statistics().memory() == 0);
		try (SseTestStream client = app.client().open("/flux/50", id)) {
			client.hasStatus(204);
		}
		assertThat(this.controller.runs).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/answers/none", "/no-flux" })
	void nothingIs204(String path) {
		try (SseTestStream client = app.open(path)) {
			client.hasStatus(204);
		}
	}

	@Test
	void anIdOfAnotherEndpointIs204AndTheStreamThatIsNotUsedIsClosed() {
		String id;
		try (SseTestStream client = app.open("/flux/5")) {
			id = client.awaitEvents(2).get(1).lastEventId();
			client.awaitEnd();
		}
		try (SseTestStream client = app.client().open("/java-stream/5", id)) {
			client.hasStatus(204);
		}
		assertThat(this.controller.closed).hasValue(1);
	}

	@Test
	void headRunsNothingAndClosesTheStream() {
		SseRequest get = app.get("/java-stream/5");
		try (SseClient client = SseClient
			.open(new SseRequest("HEAD", get.uri(), get.headers(), "", 0, Long.MAX_VALUE))) {
			assertThat(client.status()).isEqualTo(200);
		}
		await().until(() -> this.controller.closed.get() == 1);
	}

	@Test
	void aFluxWithoutTheAnnotationIsSpringsOwn() {
		try (SseClient client = app.openSocket("/springs-own")) {
			client.awaitClosed(SOON);
			assertThat(client.transcript()).contains("data:a\n").doesNotContain("sse.open");
		}
	}

	private static List<String> toItsEnd(SseTestStream stream) {
		return stream.awaitEnd()
			.events()
			.stream()
			.filter((event) -> !event.name().startsWith("sse."))
			.map(SseMessage::data)
			.toList();
	}

	private static List<String> data(List<ReceivedEvent> events) {
		return events.stream().filter((event) -> !event.control()).map(ReceivedEvent::data).toList();
	}

	private static List<String> numbers(String prefix, int count) {
		return IntStream.range(0, count).mapToObj((i) -> prefix + ":" + i).toList();
	}

}
