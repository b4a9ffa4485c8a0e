package io.github.sseboot.test;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseTarget;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.OnServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Streams of a running server.
 */
@ParameterizedClass
@EnumSource
class SseTestStreamTests {

	private static final SseChannel ORDER = SseChannel.of("orders/{id}", 7);

	private static KitServer app;

	private final SseBroadcaster sse = app.sse();

	private final SseTestClient impatient = app.client().timeout(Duration.ofMillis(300));

	SseTestStreamTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = KitServer.start(server, "sse.connection.retry=1234ms");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void whatIsPublishedAfterOpenArrives() {
		try (SseTestStream stream = SseTestClient.to(app.port()).open("/orders/7")) {
			this.sse.publish(ORDER, SseEvent.of("x").name("paid"));
			stream.awaitEvent("paid").hasData("x").hasName("paid");
			stream.hasStatus(200).hasHeader("content-type", "text/event-stream;charset=UTF-8");
		}
	}

	@Test
	void jsonIsComparedAsJsonAndReadAsValues() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			this.sse.publish(ORDER, new Order(7, "open"));
			ReceivedEventAssert event = stream.awaitEvent().hasJson("{ \"state\": \"open\", \"id\": 7 }");
			event.hasValue(new Order(7, "open"));
			assertThat(event.dataAs(Order.class).state()).isEqualTo("open");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> event.hasJson("{\"id\":7}"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> event.hasValue(new Order(8, "open")));
		}
	}

	@Test
	void theFailureShowsWhatWasExpectedAndWhatCame() {
		try (SseTestStream stream = this.impatient.open("/orders/7")) {
			this.sse.publish(ORDER, SseEvent.of("100 %d").name("refunded"));
			await().until(() -> stream.events().size() == 2);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitEvent("paid"))
				.withMessageContainingAll("Expected an event named 'paid' within PT0.3S", "GET /orders/7",
						"answered 200", "event 'sse.open'", "event 'refunded' 100 %d", "The connection is open");
		}
		try (SseTestStream stream = app.client().open("/orders/7")) {
			this.sse.publish(ORDER, SseEvent.of("100 %d").name("refunded"));
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> stream.awaitEvent("refunded").hasData("99 %d"))
				.withMessageContainingAll("99 %d", "100 %d", "data of refunded");
		}
	}

	@Test
	void anAnswerThatIsNoStreamIsShown() {
		try (SseTestStream stream = this.impatient.open("/secret")) {
			stream.hasStatus(400).hasHeader("Content-Type", "application/problem+json").awaitEnd();
			assertThat(stream.answer().body()).contains("X-Token").contains("\"status\":400");
			assertThat(stream.answer().header("X-None")).isEmpty();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.hasStatus(200));
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> stream.hasHeader("Content-Type", "text/plain"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.hasHeader("X-None", "1"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitOpen)
				.withMessageContainingAll("before the connection ended", "Answered 400 application/problem+json",
						"X-Token");
		}
		try (SseTestStream stream = app.client().header("X-Token", "t").open("/secret")) {
			stream.awaitOpen().hasResumed("new");
		}
	}

	@Test
	void eventsComeInOrder() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			this.sse.publish(ORDER, SseEvent.of("1").name("a"));
			this.sse.publish(ORDER, SseEvent.of("2").name("b"));
			stream.awaitNames("a", "b");
			this.sse.publish(ORDER, SseEvent.of("4").name("c"));
			this.sse.publish(ORDER, SseEvent.of("5").name("d"));
			this.sse.publish(ORDER, "6");
			this.sse.publish(ORDER, "7");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitNames("d", "c"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitData("7", "6"));
			stream.cut();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitEvent("a"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitEvents(1));
		}
	}

	@Test
	void noMoreEventsMeansNoneAndNoGap() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			this.sse.publish(ORDER, "1");
			stream.awaitData("1").hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker));
			this.sse.publish(ORDER, SseEvent.of("2").name("late"));
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> stream.hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker)))
				.withMessageContainingAll("no more events", "late");
		}
	}

	@Test
	void aClientThatWasCutComesBackWhereItWas() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			this.sse.publish(ORDER, "1");
			stream.awaitData("1").cut();
			this.sse.publish(ORDER, "2");
			stream.reconnect().awaitOpen().hasResumed("exact");
			stream.awaitData("2").reconnect();
			this.sse.publish(ORDER, "3");
			stream.awaitData("3");
			stream.hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker));
			assertThat(stream.toString()).contains("connection 2: GET /orders/7, last event id ");
		}
		await().until(() -> {
			app.bean(SseTestClock.class).advance(Duration.ofSeconds(16));
			return app.bean(Node.class).statistics().connections() == 0;
		});
	}

	@Test
	void aCutConnectionBringsNothing() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			stream.awaitOpen();
			stream.cut();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitEvent)
				.withMessageContainingAll("Cut by the test", "ended");
		}
	}

	@Test
	void aGapIsTold() {
		try (SseTestStream stream = app.client().open("/orders/7", "forged")) {
			stream.awaitGap("unknown-id").hasDataContaining("orders/7");
		}
		try (SseTestStream stream = app.client().open("/orders/7", "forged")) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitGap("trimmed"));
		}
		try (SseTestStream stream = this.impatient.open("/orders/7")) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitGap("reset"));
		}
	}

	@Test
	void theEndHasAReason() {
		SseChannel ended = SseChannel.of("orders/ended");
		try (SseTestStream stream = app.client().open("/orders/ended")) {
			this.sse.complete(ended, "last");
			stream.awaitData("last").awaitClosed(CloseReason.COMPLETED);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitClosed(CloseReason.REVOKED))
				.withMessageContaining("revoked");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stream.awaitClosed(CloseReason.STALLED))
				.withMessageContaining("no announced end");
			stream.reconnect().hasStatus(204);
		}
		try (SseTestStream stream = this.impatient.open("/orders/7")) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitClosed)
				.withMessageContaining("the end of the connection");
		}
	}

	@Test
	void aConnectionThatBreaksDoesNotEnd() {
		try (FaultProxy proxy = FaultProxy.to(app.port());
				SseTestStream stream = SseTestClient.to(proxy.port()).open("/orders/7")) {
			stream.awaitOpen();
			proxy.cut();
			stream.awaitClosed();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitEnd)
				.withMessageContainingAll("the answer is complete", "The connection was lost");
		}
		try (SseTestStream stream = app.client().open("/orders/7")) {
			stream.cut();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitEnd);
		}
		try (SseTestStream stream = this.impatient.open("/orders/7")) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitEnd);
		}
	}

	@Test
	void theServerSaysWhenToComeBack() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			stream.awaitOpen();
			assertThat(stream.reconnectDelay()).isEqualTo(Duration.ofMillis(1234));
		}
	}

	@Test
	void whatIsSaidOfAnEventIsChecked() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			ReceivedEventAssert open = stream.awaitOpen().hasId(stream.lastEventId());
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> open.hasId("other"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> open.hasResumed("exact"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> open.hasName("sse.gap"));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> open.hasDataContaining("nothing"));
		}
	}

	@Test
	void waitingEndsInTime() {
		try (SseTestStream stream = this.impatient.open("/orders/7")) {
			long before = System.nanoTime();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitEvent);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(290),
					Duration.ofSeconds(3));
		}
	}

	@Test
	void eachHeartbeatIsAwaitedAnew() {
		try (SseTestStream stream = this.impatient.open("/orders/7")) {
			stream.awaitOpen();
			app.bean(SseTestClock.class).advance(Duration.ofSeconds(16));
			stream.awaitHeartbeat();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitHeartbeat);
		}
	}

	@Test
	void onlyAnEmptyCommentIsAHeartbeat() {
		try (SseTestStream stream = this.impatient.open("/orders/7?evs_preamble")) {
			stream.awaitOpen();
			assertThat(stream.toString()).contains("comment ");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(stream::awaitHeartbeat);
		}
	}

	@Test
	void openMeansThatOfTheConnectionThereIs() {
		try (SseTestStream stream = app.client().open("/orders/7")) {
			this.sse.publish(ORDER, "1");
			await().until(() -> stream.events().size() == 2);
			stream.reconnect().awaitOpen().hasResumed("exact");
		}
	}

	@Test
	void oneConnectionIsToldFromOthers() {
		try (SseTestStream mine = app.client().open("/orders/7");
				SseTestStream other = app.client().open("/orders/7")) {
			String id = mine.awaitOpen().connectionId();
			this.sse.publish(ORDER, SseEvent.of("1").except(id));
			other.awaitData("1");
			mine.hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker));
			this.sse.close(SseTarget.connection(id), CloseReason.REVOKED);
			mine.awaitClosed(CloseReason.REVOKED);
			other.hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker));
		}
	}

	@Test
	void aPostOpensAStream() {
		try (SseTestStream stream = app.client().post("/answers", "text/plain", "7")) {
			this.sse.publish(ORDER, "1");
			stream.awaitData("1");
		}
	}

	record Order(int id, String state) {
	}

}
