package io.github.sseboot.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.sseboot.SseChannel;
import io.github.sseboot.client.SseEventSource;
import io.github.sseboot.client.SseEventSource.ReadyState;
import io.github.sseboot.client.SseEventSourceBuilder;
import io.github.sseboot.support.OnServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * What faults are for: an application with a mistake passes its test as long as the
 * network is well, and fails it when there is the fault; one without the mistake passes
 * with the fault too.
 */
class NoticedFaultTests {

	private static final SseChannel ORDER = SseChannel.of("orders/{id}", 7);

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Consumer<FaultProxy> NOTHING = (proxy) -> {
	};

	private static KitServer app;

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@BeforeAll
	static void start() {
		app = KitServer.start(OnServer.TOMCAT, "sse.heartbeat.interval=100ms", "sse.connection.retry=20ms");
	}

	@AfterAll
	static void stop() {
		app.close();
	}

	@Test
	void aCutIsNoticedByAServiceThatDoesNotComeBack() {
		noticed(FaultProxy::cut, this::hearsAndGivesUp, this::hearsAndComesBack);
	}

	@Test
	void aResetIsNoticedByAServiceThatDoesNotComeBack() {
		noticed(FaultProxy::reset, this::hearsAndGivesUp, this::hearsAndComesBack);
	}

	@Test
	void aCutWithinAnEventIsNoticedByAServiceThatDoesNotComeBack() {
		noticedFromTheBeginning((proxy) -> proxy.cutAfter(4000), this::hearsAndGivesUp, this::hearsAndComesBack);
	}

	@Test
	void aNetworkThatRefusesIsNoticedByAServiceThatTriesOnce() {
		noticedFromTheBeginning((proxy) -> proxy.refuse(true), this::hearsAndGivesUp, this::hearsAndComesBack);
	}

	@Test
	void aStalledConnectionIsNoticedByAServiceThatTakesItForLive() {
		noticed(FaultProxy::stallDownstream, this::isTakenForLive, this::isHeardToBeSilent);
	}

	@Test
	void aHalfOpenConnectionIsNoticedByAServiceThatTakesItForLive() {
		noticed((proxy) -> {
			proxy.stallUpstream();
			proxy.stallDownstream();
		}, this::isTakenForLive, this::isHeardToBeSilent);
	}

	@Test
	void aSlowNetworkIsNoticedByAnApplicationThatSendsTooMuch() {
		noticedFromTheBeginning((proxy) -> proxy.slow(20_000), (proxy, fault) -> arrivesInTime(proxy, 60_000),
				(proxy, fault) -> arrivesInTime(proxy, 2_000));
	}

	@Test
	void aRepeatedRequestIsNoticedByAnApplicationThatWorksForEach() {
		noticedFromTheBeginning((proxy) -> proxy.repeatRequests(true), (proxy, fault) -> worksOnce(proxy, "/answers"),
				(proxy, fault) -> worksOnce(proxy, "/answers/once"));
	}

	private void hearsAndGivesUp(FaultProxy proxy, Consumer<FaultProxy> fault) {
		hears(proxy, fault, SseEventSourceBuilder::once);
	}

	private void hearsAndComesBack(FaultProxy proxy, Consumer<FaultProxy> fault) {
		hears(proxy, fault, (source) -> source.reconnectDelay(Duration.ofMillis(20)));
	}

	private void isTakenForLive(FaultProxy proxy, Consumer<FaultProxy> fault) {
		isUpToDateOrSaysSo(proxy, fault, UnaryOperator.identity());
	}

	private void isHeardToBeSilent(FaultProxy proxy, Consumer<FaultProxy> fault) {
		isUpToDateOrSaysSo(proxy, fault, (source) -> source.silence(Duration.ofMillis(400)));
	}

	/**
	 * A service hears what is published before and after the fault.
	 */
	private void hears(FaultProxy proxy, Consumer<FaultProxy> fault, UnaryOperator<SseEventSourceBuilder> service) {
		String first = "1" + "x".repeat(3000);
		String second = "2" + "x".repeat(1000);
		try (SseEventSource source = open(proxy, service)) {
			await().until(() -> proxy.accepted() > 0);
			proxy.refuse(false);
			await().atMost(PATIENCE).until(() -> source.readyState() == ReadyState.OPEN);
			app.sse().publish(ORDER, first);
			await().atMost(PATIENCE).until(() -> this.heard.size() == 1);
			fault.accept(proxy);
			app.sse().publish(ORDER, second);
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.heard).containsExactly(first, second));
		}
	}

	/**
	 * A service that says it is up to date has what was published last.
	 */
	private void isUpToDateOrSaysSo(FaultProxy proxy, Consumer<FaultProxy> fault,
			UnaryOperator<SseEventSourceBuilder> service) {
		try (SseEventSource source = open(proxy, service)) {
			await().until(() -> source.readyState() == ReadyState.OPEN);
			fault.accept(proxy);
			app.sse().publish(ORDER, "1");
			await().atMost(PATIENCE).until(() -> this.heard.contains("1") || source.readyState() != ReadyState.OPEN);
		}
	}

	private SseEventSource open(FaultProxy proxy, UnaryOperator<SseEventSourceBuilder> service) {
		return service
			.apply(SseEventSource.to(proxy.uri("/orders/7")).onMessage((message) -> this.heard.add(message.data())))
			.open();
	}

	private void arrivesInTime(FaultProxy proxy, int size) {
		try (SseTestStream stream = SseTestClient.to(proxy.port()).timeout(PATIENCE).open("/orders/7")) {
			app.sse().publish(ORDER, "x".repeat(size));
			stream.awaitEvent();
		}
	}

	private void worksOnce(FaultProxy proxy, String path) {
		int before = app.posts();
		try (SseTestStream stream = SseTestClient.to(proxy.port()).post(path, "text/plain", "7")) {
			stream.awaitOpen();
			await().untilAsserted(() -> assertThat(app.posts()).isGreaterThan(before));
			assertThat(app.posts()).isEqualTo(before + 1);
			app.sse().publish(ORDER, "answered");
			stream.awaitData("answered");
		}
	}

	/**
	 * The steps have the fault happen.
	 */
	private void noticed(Consumer<FaultProxy> fault, Steps mistaken, Steps sound) {
		run(mistaken, NOTHING, NOTHING);
		assertThatThrownBy(() -> run(mistaken, NOTHING, fault)).isInstanceOfAny(AssertionError.class,
				ConditionTimeoutException.class);
		run(sound, NOTHING, fault);
	}

	private void noticedFromTheBeginning(Consumer<FaultProxy> fault, Steps mistaken, Steps sound) {
		run(mistaken, NOTHING, NOTHING);
		assertThatThrownBy(() -> run(mistaken, fault, NOTHING)).isInstanceOfAny(AssertionError.class,
				ConditionTimeoutException.class);
		run(sound, fault, NOTHING);
	}

	private void run(Steps steps, Consumer<FaultProxy> before, Consumer<FaultProxy> within) {
		this.heard.clear();
		try (FaultProxy proxy = FaultProxy.to(app.port())) {
			before.accept(proxy);
			steps.test(proxy, within);
		}
	}

	/**
	 * A test of an application, in which a fault happens at some point.
	 */
	private interface Steps {

		void test(FaultProxy proxy, Consumer<FaultProxy> fault);

	}

}
