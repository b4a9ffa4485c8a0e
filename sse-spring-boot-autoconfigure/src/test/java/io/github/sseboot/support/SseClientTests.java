package io.github.sseboot.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * {@link SseClient} against a {@link ScriptedServer}.
 */
@Timeout(20)
class SseClientTests {

	private static final Duration LONG = Duration.ofSeconds(5);

	private static final Duration SHORT = Duration.ofMillis(100);

	@Test
	void showsHeadEventsAndEnd() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(SseClientTests::twoEvents);
				SseClient client = SseClient.open(server.uri("/a?b=c"), Map.of("X-Tab", "7"))) {
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().header("content-type")).hasValue("text/event-stream;charset=UTF-8");
			assertThat(client.awaitEvent((event) -> event.data().equals("b"), LONG).name()).isEqualTo("x");
			assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events()).extracting(ReceivedEvent::data).containsExactly("a", "b");
			assertThat(client.lastEventId()).isEqualTo("2");
			assertThat(client.retry()).hasValue(10);
			client.awaitHeartbeats(1, LONG);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> client.awaitHeartbeats(2, Duration.ZERO));
			assertThat(client.violations()).isEmpty();
			assertThat(client.transcript()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("0\r\n\r\n");
			assertThat(client.received()).isEqualTo(client.transcript().length());
			assertThat(server.requests().get(0)).startsWith("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:")
				.contains("\r\nAccept: text/event-stream\r\n", "\r\nX-Tab: 7\r\n");
		}
	}

	@Test
	void postsItsBody() throws Exception {
		CompletableFuture<String> body = new CompletableFuture<>();
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			body.complete(exchange.body(Integer.parseInt(exchange.header("Content-Length").orElseThrow())));
			exchange.send("HTTP/1.1 204 No Content\r\n\r\n");
		}); SseClient client = SseClient.open(SseRequest.post(server.uri("/q"), "text/plain", "wörld"))) {
			assertThat(client.status()).isEqualTo(204);
			assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.COMPLETE);
			assertThat(body.get(5, TimeUnit.SECONDS)).isEqualTo("wörld");
			assertThat(server.requests().get(0)).startsWith("POST /q ").contains("\r\nContent-Type: text/plain\r\n");
		}
	}

	@Test
	void sendsTheIdItReturnsWithInUtf8() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(SseClientTests::twoEvents);
				SseClient client = SseClient.open(SseRequest.get(server.uri("/")).lastEventId("…"))) {
			client.awaitClosed(LONG);
			assertThat(server.requests().get(0)).contains("\r\nLast-Event-ID: …\r\n");
		}
	}

	@Test
	void failureShowsWhatWasReceived() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			exchange.stream();
			exchange.chunk("data: surprise\n\n");
			exchange.awaitFin();
		}); SseClient client = SseClient.open(server.uri("/"), Map.of())) {
			client.awaitEvents(1, LONG);
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> client.awaitEvent((event) -> event.name().equals("x"), SHORT))
				.withMessageContaining("PT0.1S")
				.withMessageContaining("status 200")
				.withMessageContaining("data=surprise")
				.withMessageContaining("\r\ndata: surprise\n\n\r\n");
		}
	}

	@Test
	void waitingEndsWithTheConnection() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(SseClientTests::twoEvents);
				SseClient client = SseClient.open(server.uri("/"), Map.of())) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> client.awaitEvents(3, Duration.ofMinutes(1)))
				.withMessageContaining("COMPLETE");
		}
	}

	@Test
	void tellsHowTheServerEnded() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(ScriptedExchange::stream, (exchange) -> {
			exchange.stream();
			exchange.reset();
		}, (exchange) -> exchange.send(ScriptedExchange.STREAM + "no chunk\r\n"))) {
			assertThat(ending(server)).isEqualTo(Ending.TRUNCATED);
			assertThat(ending(server)).isEqualTo(Ending.RESET);
			assertThat(ending(server)).isEqualTo(Ending.BROKEN);
		}
	}

	@Test
	void bytesAfterTheEndAreAViolation() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			exchange.send(ScriptedExchange.STREAM + "0\r\n\r\nFOREIGN");
			exchange.awaitFin();
		}); SseClient client = SseClient.open(server.uri("/"), Map.of())) {
			client.awaitClosed(LONG);
			await().untilAsserted(() -> assertThat(client.violations()).singleElement().asString().contains("FOREIGN"));
		}
	}

	@Test
	void closeSendsFinAndResetSendsRst() throws Exception {
		CompletableFuture<Boolean> first = new CompletableFuture<>();
		CompletableFuture<Boolean> second = new CompletableFuture<>();
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> fin(exchange, first),
				(exchange) -> fin(exchange, second))) {
			SseClient closing = open(server);
			closing.close();
			assertThat(first.get(5, TimeUnit.SECONDS)).isTrue();
			assertThat(closing.awaitClosed(LONG)).isEqualTo(Ending.CLOSED_HERE);
			open(server).reset();
			assertThat(second.get(5, TimeUnit.SECONDS)).isFalse();
		}
	}

	@Test
	void stalledClientMakesTheServerWaitAndLosesNothing() throws Exception {
		CountDownLatch stalled = new CountDownLatch(1);
		AtomicLong sent = new AtomicLong();
		String event = "data: " + "x".repeat(8000) + "\n\n";
		int count = 800;
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			stalled.await();
			exchange.stream();
			for (int i = 0; i < count; i++) {
				exchange.chunk(event);
				sent.incrementAndGet();
			}
			exchange.end();
		}); SseClient client = SseClient.open(SseRequest.get(server.uri("/")).receiveBuffer(SseRequest.SMALL_BUFFER))) {
			client.stall();
			stalled.countDown();
			await().during(Duration.ofMillis(300)).until(sent::get, (value) -> value < count);
			assertThat(client.received()).isLessThanOrEqualTo(4096);
			client.resume();
			assertThat(client.awaitEvents(count, LONG)).hasSize(count);
			assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.COMPLETE);
		}
	}

	@Test
	void resetsAfterExactlySoManyBytes() throws Exception {
		CompletableFuture<Boolean> fin = new CompletableFuture<>();
		int bytes = ScriptedExchange.STREAM.length() + 20;
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			exchange.stream();
			exchange.chunk("data: one\n\n");
			exchange.chunk("data: two\n\n");
			fin.complete(exchange.awaitFin());
		}); SseClient client = SseClient.open(SseRequest.get(server.uri("/")).resetAfter(bytes))) {
			assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.CLOSED_HERE);
			assertThat(client.received()).isEqualTo(bytes);
			assertThat(client.events()).hasSize(1);
			assertThat(fin.get(5, TimeUnit.SECONDS)).isFalse();
		}
	}

	@Test
	void noConnectionFails() throws IOException {
		URI uri;
		try (ServerSocket socket = new ServerSocket(0)) {
			uri = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
		}
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> SseClient.open(uri, Map.of()))
			.withMessageContaining(uri.toString());
	}

	@Test
	void errorBodyIsNotParsedAsEvents() throws Exception {
		try (ScriptedServer server = ScriptedServer
			.playing((exchange) -> exchange.send("HTTP/1.1 503 No\r\nContent-Length: 9\r\n\r\ndata: a\n\n"));
				SseClient client = SseClient.open(server.uri("/"), Map.of())) {
			assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events()).isEmpty();
			assertThat(client.transcript()).endsWith("data: a\n\n");
		}
	}

	private static SseClient open(ScriptedServer server) {
		SseClient client = SseClient.open(server.uri("/"), Map.of());
		client.awaitEvents(1, LONG);
		return client;
	}

	private static Ending ending(ScriptedServer server) {
		try (SseClient client = SseClient.open(server.uri("/"), Map.of())) {
			return client.awaitClosed(LONG);
		}
	}

	private static void fin(ScriptedExchange exchange, CompletableFuture<Boolean> result) throws IOException {
		exchange.stream();
		exchange.chunk("data: a\n\n");
		result.complete(exchange.awaitFin());
	}

	private static void twoEvents(ScriptedExchange exchange) throws IOException {
		exchange.stream();
		exchange.chunk("id: 1\nretry: 10\ndata: a\n\n:\nevent: x\nid");
		exchange.chunk(": 2\ndata: b\n\n");
		exchange.end();
	}

}
