package io.github.sseboot.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.client.SseEventSource;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.OnServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Each fault, and the move of time, does what it says.
 */
@ParameterizedClass
@EnumSource
class FaultTests {

	private static final SseChannel ORDER = SseChannel.of("orders/{id}", 7);

	private static KitServer app;

	private final SseBroadcaster sse = app.sse();

	private final SseTestClock clock = app.bean(SseTestClock.class);

	FaultTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = KitServer.start(server, "sse.connection.max-age=30m", "sse.history.max-age=10m",
				"sse.delivery.window=64KB", "sse.delivery.stall-timeout=20s", "sse.history.max-events=10",
				"sse.connection.retry=50ms");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aHeartbeatComesWhenTimeMovesAndNotBefore() {
		try (SseTestStream stream = app.client().timeout(Duration.ofSeconds(2)).open("/orders/7")) {
			stream.awaitOpen();
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> app.client().timeout(Duration.ofMillis(300)).open("/orders/7").awaitHeartbeat());
			long before = System.nanoTime();
			this.clock.advance(Duration.ofSeconds(16));
			stream.awaitHeartbeat();
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
		}
	}

	@Test
	void aConnectionExpiresWhenItIsOldEnough() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			stream.awaitOpen();
			this.clock.advance(Duration.ofMinutes(31));
			stream.awaitClosed(CloseReason.EXPIRED);
			stream.reconnect().awaitOpen().hasResumed("exact");
		}
	}

	@Test
	void whatIsTooOldIsGone() {
		try (SseTestStream stream = app.client().open("/orders/old")) {
			this.sse.publish(SseChannel.of("orders/old"), "1");
			stream.awaitData("1").cut();
			this.sse.publish(SseChannel.of("orders/old"), "2");
			this.clock.advance(Duration.ofMinutes(31));
			await().until(() -> this.sse.listeners(SseChannel.of("orders/old")) == 0);
			this.clock.advance(Duration.ofMinutes(11));
			stream.reconnect().awaitGap("trimmed");
		}
	}

	@Test
	void aClientThatTakesNothingIsStalled() {
		try (FaultProxy proxy = FaultProxy.to(app.port());
				SseTestStream stream = SseTestClient.to(proxy.port()).open("/orders/7")) {
			stream.awaitOpen();
			proxy.stallDownstream();
			long before = app.bean(Node.class).statistics().closed();
			this.sse.publish(ORDER, "x".repeat(500_000));
			this.clock.advance(Duration.ofSeconds(21));
			this.clock.advance(Duration.ofSeconds(21));
			await().until(() -> {
				this.clock.advance(Duration.ofSeconds(21));
				return app.bean(Node.class).statistics().closed() > before;
			});
		}
	}

	@Test
	void aSlowClientGetsItSlowly() {
		try (FaultProxy proxy = FaultProxy.to(app.port())) {
			proxy.slow(20_000);
			try (SseTestStream stream = SseTestClient.to(proxy.port()).open("/orders/7")) {
				long before = System.nanoTime();
				this.sse.publish(ORDER, "x".repeat(10_000));
				stream.awaitEvent();
				assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
			}
		}
	}

	@Test
	void aCutAtAnyByteLosesNothing() {
		try (FaultProxy proxy = FaultProxy.to(app.port())) {
			proxy.cutAfter(900);
			try (SseTestStream stream = SseTestClient.to(proxy.port()).open("/orders/cut")) {
				stream.awaitOpen();
				for (int i = 0; i < 5; i++) {
					this.sse.publish(SseChannel.of("orders/cut"), i + "x".repeat(200));
				}
				stream.awaitClosed();
				assertThat(stream.events()).hasSizeBetween(2, 5);
				proxy.cutAfter(Long.MAX_VALUE);
				stream.reconnect();
				stream.awaitEvent("the last", (message) -> message.data().startsWith("4"));
				assertThat(stream.events()).filteredOn((message) -> message.name().equals("message"))
					.extracting((message) -> message.data().charAt(0))
					.containsExactly('0', '1', '2', '3', '4');
			}
		}
	}

	@Test
	void aHalfOpenConnectionIsNotNoticedUntilItsEndIsLetThrough() {
		try (FaultProxy proxy = FaultProxy.to(app.port())) {
			SseTestStream stream = SseTestClient.to(proxy.port()).open("/orders/half");
			stream.awaitOpen();
			proxy.stallUpstream();
			proxy.stallDownstream();
			stream.close();
			assertThat(this.sse.listeners(SseChannel.of("orders/half"))).isOne();
			proxy.resume();
			this.sse.publish(SseChannel.of("orders/half"), "anybody?");
			await().until(() -> {
				this.clock.advance(Duration.ofSeconds(16));
				return this.sse.listeners(SseChannel.of("orders/half")) == 0;
			});
		}
	}

	@Test
	void aRepeatedPostRunsTwiceAndIsAnsweredOnce() {
		try (FaultProxy proxy = FaultProxy.to(app.port())) {
			int before = app.posts();
			SseTestClient.to(proxy.port()).post("/answers", "text/plain", "7").close();
			assertThat(app.posts()).isEqualTo(before + 1);
			proxy.repeatRequests(true);
			try (SseTestStream stream = SseTestClient.to(proxy.port()).post("/answers", "text/plain", "7")) {
				assertThat(app.posts()).isEqualTo(before + 3);
				stream.awaitOpen();
				this.sse.publish(ORDER, "1");
				stream.awaitData("1");
				stream.hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker));
			}
		}
	}

	@Test
	void theClientComesBackThroughAFaultyNetwork() {
		List<String> heard = new CopyOnWriteArrayList<>();
		try (FaultProxy proxy = FaultProxy.to(app.port());
				SseEventSource source = SseEventSource.to(proxy.uri("/orders/again"))
					.reconnectDelay(Duration.ofMillis(20))
					.onMessage((message) -> heard.add(message.data()))
					.open()) {
			await().until(() -> source.readyState() == SseEventSource.ReadyState.OPEN);
			proxy.refuse(true);
			proxy.reset();
			this.sse.publish(SseChannel.of("orders/again"), "1");
			await().until(() -> proxy.accepted() > 1);
			proxy.refuse(false);
			await().untilAsserted(() -> assertThat(heard).containsExactly("1"));
		}
	}

}
