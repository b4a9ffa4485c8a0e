package io.github.sseboot.test;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.sseboot.CloseReason;
import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Streams without a server, in a slice.
 */
@WebMvcTest(controllers = KitServer.Endpoints.class, properties = "sse.connection.retry=1234ms",
		excludeAutoConfiguration = SecurityAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(classes = KitServer.Application.class)
class MockStreamTests {

	private static final int LARGEST = (1 << 20) - 28;

	private static final SseChannel ORDER = SseChannel.of("orders/{id}", 7);

	@Autowired
	private SseTestClient client;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MockMvcTester tester;

	@Autowired
	private SseBroadcaster sse;

	@Autowired
	private SseRecorder recorder;

	@Autowired
	private SseTestClock clock;

	@Test
	void whatIsPublishedArrivesAndIsRecorded() {
		this.recorder.clear();
		try (SseTestStream stream = this.client.open("/orders/7")) {
			this.sse.publish(ORDER, SseEvent.of("x").name("paid"));
			stream.hasStatus(200).awaitEvent("paid").hasData("x");
			assertThat(this.recorder).publishedTo("orders/7").once().hasName("paid").hasData("x");
			stream.hasNoMoreEvents((marker) -> this.sse.publish(ORDER, marker));
		}
	}

	@Test
	void resumesAndEnds() {
		try (SseTestStream stream = SseTestClient.to(this.tester).open("/orders/9")) {
			this.sse.publish(SseChannel.of("orders/9"), "1");
			stream.awaitData("1").cut();
			this.sse.publish(SseChannel.of("orders/9"), "2");
			stream.reconnect().awaitOpen().hasResumed("exact");
			stream.awaitData("2");
			this.sse.complete(SseChannel.of("orders/9"));
			stream.awaitClosed(CloseReason.COMPLETED);
			stream.reconnect().hasStatus(204);
		}
	}

	@Test
	void whoLeavesIsGone() {
		try (SseTestStream stream = SseTestClient.to(this.mvc).open("/orders/leave")) {
			assertThat(this.sse.listeners(SseChannel.of("orders/leave"))).isOne();
			stream.cut();
		}
		await().until(() -> this.sse.listeners(SseChannel.of("orders/leave")) == 0);
	}

	@Test
	void theRecorderWithoutAnApplicationHasTheLimitsOfOne() {
		for (SseBroadcaster broadcaster : List.of(this.sse, SseRecorder.create())) {
			broadcaster.publish(SseChannel.of("sizes"), "x".repeat(LARGEST));
			assertThatExceptionOfType(PublishRejectedException.class)
				.isThrownBy(() -> broadcaster.publish(SseChannel.of("sizes"), "x".repeat(LARGEST + 1)));
		}
	}

	@Test
	void theServerSaysWhenToComeBackAndWhereTheClientWas() {
		try (SseTestStream stream = this.client.open("/orders/7")) {
			stream.awaitOpen().hasId(stream.lastEventId());
			assertThat(stream.reconnectDelay()).isEqualTo(Duration.ofMillis(1234));
		}
	}

	@Test
	void timeMovesHereToo() {
		try (SseTestStream stream = this.client.open("/orders/7")) {
			stream.awaitOpen();
			this.clock.advance(Duration.ofSeconds(16));
			stream.awaitHeartbeat();
		}
	}

	@Test
	void aMethodMayReturnItsStreamLater() {
		try (SseTestStream stream = this.client.open("/late")) {
			this.sse.publish(SseChannel.of("orders/late"), "1");
			stream.awaitData("1");
		}
	}

	@Test
	void aRequestThatWasPerformedIsAStream() throws Exception {
		try (SseTestStream first = SseTestStream.of(this.mvc.perform(get("/orders/7")).andReturn());
				SseTestStream second = SseTestStream.of(this.tester.get().uri("/orders/7").asyncExchange())) {
			this.sse.publish(ORDER, "1");
			first.awaitData("1");
			second.awaitData("1");
		}
	}

	@Test
	void headersAndBodiesAreSent() {
		try (SseTestStream secret = this.client.header("X-Token", "7").open("/secret");
				SseTestStream posted = this.client.post("/answers", "text/plain", "7")) {
			this.sse.publish(ORDER, "1");
			secret.awaitData("1");
			posted.awaitData("1");
		}
		try (SseTestStream refused = this.client.open("/secret")) {
			refused.hasStatus(400).hasHeader("content-type", "application/problem+json").awaitEnd();
			assertThat(refused.answer().body()).contains("X-Token");
			assertThat(refused.toString()).contains("Answered 400 application/problem+json", "X-Token");
		}
	}

}
