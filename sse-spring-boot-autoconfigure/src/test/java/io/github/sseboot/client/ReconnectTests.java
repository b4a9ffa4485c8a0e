package io.github.sseboot.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.client.SseEventSource.ReadyState;
import io.github.sseboot.support.ScriptedExchange;
import io.github.sseboot.support.ScriptedServer.Script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Streams, and how a source comes back: the standard's model, rule by rule.
 */
@SuppressWarnings("try")
class ReconnectTests extends ScriptedTest {

	private volatile long begun;

	@Test
	void opensAndTellsEventsByName() throws Exception {
		AtomicInteger paid = new AtomicInteger();
		AtomicInteger unnamed = new AtomicInteger();
		try (SseEventSource source = this.heard.to(playing(streaming("data: a\n\nevent: paid\ndata: b\nid: 7\n\n")))
			.on("paid", (message) -> paid.incrementAndGet())
			.onMessage((message) -> unnamed.incrementAndGet())
			.open()) {
			this.heard.awaitData("a", "b");
			assertThat(this.heard.messages.get(1)).isEqualTo(new SseMessage("paid", "b", "7"));
			await().until(() -> paid.get() == 1 && unnamed.get() == 1);
			assertThat(source.readyState()).isEqualTo(ReadyState.OPEN);
			assertThat(source.lastEventId()).isEqualTo("7");
			assertThat(this.heard.opened).singleElement().satisfies((head) -> assertThat(head.status()).isEqualTo(200));
		}
		assertThat(this.server.requests().get(0)).startsWith("GET / ")
			.contains("Accept: text/event-stream\r\n", "Cache-Control: no-cache\r\n")
			.doesNotContainIgnoringCase("Last-Event-ID", "Upgrade");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\n" })
	void everyLineEndWorksByteByByte(String eol) throws Exception {
		String text = "\uFEFF:c|data: ä€|data:  two|data|id: 1\0|nonsense: x|retry: 1x|retry: 40||data: 😀||"
			.replace("|", eol);
		try (SseEventSource source = this.heard.to(playing((exchange) -> {
			exchange.stream();
			for (byte one : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
				exchange.socket().getOutputStream().write(new byte[] { '1', '\r', '\n', one, '\r', '\n' });
			}
			exchange.awaitFin();
		})).open()) {
			this.heard.awaitData("ä€\n two\n", "😀");
			assertThat(this.heard.comments).containsExactly("c");
			assertThat(source.lastEventId()).isEmpty();
			assertThat(source.reconnectDelay()).isEqualTo(Duration.ofMillis(40));
		}
	}

	@Test
	void comesBackWithTheIdOfWhatWasComplete() throws Exception {
		try (SseEventSource source = this.heard
			.to(playing(ending("id: 1\ndata: a\n\nid: 2\n\nid: 3\ndata: lost"), streaming("data: b\n\n")))
			.open()) {
			this.heard.awaitData("a", "b");
			assertThat(source.lastEventId()).isEqualTo("2");
			assertThat(this.heard.messages.get(1).lastEventId()).isEqualTo("2");
		}
		assertThat(this.server.requests().get(1)).contains("Last-Event-ID: 2\r\n");
		assertThat(this.heard.failures).singleElement()
			.satisfies((failure) -> assertThat(failure.permanent()).isFalse());
		assertThat(this.heard.opened).hasSize(2);
		assertThat(this.heard.threads).hasSize(1);
	}

	@Test
	void anEmptyIdResets() throws Exception {
		try (SseEventSource source = this.heard.to(playing(ending("id\ndata: a\n\n"), streaming("data: b\n\n")))
			.lastEventId("5")
			.open()) {
			this.heard.awaitData("a", "b");
			assertThat(source.lastEventId()).isEmpty();
		}
		assertThat(this.server.requests().get(0)).contains("Last-Event-ID: 5\r\n");
		assertThat(this.server.requests().get(1)).doesNotContain("Last-Event-ID");
	}

	@Test
	void anIdThatFitsNoHeaderGoesIntoTheQuery() throws Exception {
		try (SseEventSource source = this.heard.to(playing(streaming("data: a\n\n")).resolve("/x?y=1"))
			.lastEventId("ä b")
			.open()) {
			this.heard.awaitData("a");
		}
		assertThat(this.server.requests().get(0)).startsWith("GET /x?y=1&lastEventId=%C3%A4+b HTTP/1.1\r\n");
	}

	@Test
	void comesBackAfterAReset() throws Exception {
		try (SseEventSource source = this.heard.to(playing((exchange) -> {
			exchange.stream();
			exchange.chunk("id: 1\ndata: a\n\n");
			await().until(() -> this.heard.data().size() == 1);
			exchange.reset();
		}, streaming("data: b\n\n"))).open()) {
			this.heard.awaitData("a", "b");
			assertThat(this.heard.failures.get(0).message()).startsWith("The connection was lost");
		}
	}

	@Test
	void obeysRetry() throws Exception {
		AtomicInteger paused = new AtomicInteger();
		try (SseEventSource source = this.heard.to(playing(ending("retry: 300\ndata: a\n\n"), (exchange) -> {
			paused.set((int) Duration.ofNanos(System.nanoTime() - this.begun).toMillis());
			streaming("data: b\n\n").play(exchange);
		})).onError((failure) -> this.begun = System.nanoTime()).open()) {
			this.heard.awaitData("a", "b");
			assertThat(paused.get()).isGreaterThanOrEqualTo(290);
		}
	}

	@Test
	void backsOffWhileNobodyAnswers() {
		Reconnection reconnection = new Reconnection(true, Duration.ofMillis(100), Duration.ofSeconds(2),
				java.util.Set.of());
		int[] least = { 100, 200, 400, 800, 1600, 2000, 2000 };
		for (int i = 0; i < least.length; i++) {
			assertThat(reconnection.pause(Duration.ofMillis(100), i + 1)).isBetween(Duration.ofMillis(least[i]),
					Duration.ofMillis(least[i] + least[i] / 2));
		}
		assertThat(reconnection.pause(Duration.ofSeconds(5), 9)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void aSilentConnectionIsLost() throws Exception {
		try (SseEventSource source = this.heard.to(playing(streaming("data: a\n\n"), streaming("data: b\n\n")))
			.silence(Duration.ofMillis(200))
			.open()) {
			await().until(() -> this.heard.data().size() >= 2);
			assertThat(this.heard.failures.get(0).message()).isEqualTo("Nothing came for PT0.2S");
		}
	}

	@Test
	void aServerThatDoesNotAnswerIsLost() throws Exception {
		try (SseEventSource source = this.heard.to(playing(ScriptedExchange::awaitFin, streaming("data: b\n\n")))
			.silence(Duration.ofMillis(200))
			.open()) {
			await().until(() -> this.heard.data().size() >= 1);
			assertThat(this.heard.failures.get(0).message()).startsWith("No answer from");
		}
	}

	@Test
	void postsItsBodyAgain() throws Exception {
		Script echo = (exchange) -> {
			exchange.stream();
			exchange.chunk("data: " + exchange.body(5) + "\n\n");
		};
		try (SseEventSource source = this.heard.to(playing(echo, (exchange) -> {
			echo.play(exchange);
			exchange.awaitFin();
		})).post("text/plain", "hello").open()) {
			this.heard.awaitData("hello", "hello");
		}
		assertThat(this.server.requests().get(1)).startsWith("POST / ").contains("Content-Type: text/plain\r\n");
	}

	@Test
	void headersAreComputedBeforeEachAttempt() throws Exception {
		AtomicInteger number = new AtomicInteger();
		try (SseEventSource source = this.heard.to(playing(ending("data: a\n\n"), streaming("data: b\n\n")))
			.headers(() -> {
				if (number.incrementAndGet() == 2) {
					throw new IllegalStateException("no token");
				}
				return Map.of("Authorization", "Bearer " + number);
			})
			.open()) {
			this.heard.awaitData("a", "b");
		}
		assertThat(this.server.requests().get(0)).contains("Authorization: Bearer 1\r\n");
		assertThat(this.server.requests().get(1)).contains("Authorization: Bearer 3\r\n");
		assertThat(this.heard.failures).extracting(SseFailure::message).containsExactly("The stream ended", "no token");
	}

}
