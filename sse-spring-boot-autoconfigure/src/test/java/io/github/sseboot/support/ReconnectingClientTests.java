package io.github.sseboot.support;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.support.ScriptedServer.Script;
import io.github.sseboot.support.Violations.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * {@link ReconnectingClient} against a {@link ScriptedServer}.
 */
@Timeout(30)
class ReconnectingClientTests {

	private static final Duration LONG = Duration.ofSeconds(10);

	private static final Script GONE = (exchange) -> exchange.send("HTTP/1.1 204 No Content\r\n\r\n");

	@Test
	void returnsWithItsLastIdUntilToldToStop() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(events("retry: 1\nid: 1\ndata: a:1\n\nid: 2\n\n"),
				events("data: a:2\n\nid: 3\ndata: a:"), GONE);
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")))) {
			assertThat(client.awaitStopped(LONG)).isEqualTo("answered 204 ");
			assertThat(client.data()).containsExactly("a:1", "a:2");
			assertThat(client.ids()).containsExactly("1", "2");
			assertThat(client.connections()).isEqualTo(3);
			assertThat(server.requests().get(0)).doesNotContain("Last-Event-ID");
			assertThat(server.requests().get(1)).contains("\r\nLast-Event-ID: 2\r\n");
			assertThat(server.requests().get(2)).contains("\r\nLast-Event-ID: 2\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n" })
	void stopsForGoodAtAnyOtherAnswer(String response) throws Exception {
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> exchange.send(response));
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")))) {
			assertThat(client.awaitStopped(LONG)).startsWith("answered ");
			assertThat(client.connections()).isEqualTo(1);
		}
	}

	@Test
	void waitsAsLongAsTheServerAsked() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(events("retry: 400\ndata: a:1\n\n"), GONE);
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")))) {
			client.awaitEvent((event) -> true, LONG);
			long before = System.nanoTime();
			client.awaitStopped(LONG);
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(300), LONG);
		}
	}

	@Test
	void randomCutsLoseNothing() throws Exception {
		Random random = new Random(1);
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> numbers(exchange, 200, 0));
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")),
						() -> 90 + random.nextInt(900))) {
			client.awaitEvent((event) -> event.data().equals("a:200"), LONG);
			client.check(Numbered::of).none();
			assertThat(client.events()).hasSize(200);
			assertThat(client.connections()).isGreaterThan(5);
			assertThat(server.failures()).isEmpty();
		}
	}

	@Test
	void serverThatSkipsOrRepeatsIsFound() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> numbers(exchange, 5, 0),
				(exchange) -> numbers(exchange, 10, 1), (exchange) -> numbers(exchange, 15, -1), GONE);
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")))) {
			client.awaitStopped(LONG);
			Violations violations = client.check(Numbered::of);
			assertThat(violations.count(Kind.GAP)).isEqualTo(1);
			assertThat(violations.count(Kind.DUPLICATE)).isEqualTo(1);
			assertThat(violations.count()).isEqualTo(2);
		}
	}

	@Test
	void toldGapIsNoViolationButABrokenContractIs() throws Exception {
		String gap = "event: sse.gap\ndata: {\"reason\":\"trimmed\",\"channels\":[\"a\"]}\n\n";
		try (ScriptedServer server = ScriptedServer.playing(events("retry: 1\ndata: a:1\n\n"),
				events(gap + "data: a:5\n\n"), events("data:a:6\n\nevent: sse.open\ndata:\n\n"), GONE);
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")))) {
			client.awaitStopped(LONG);
			Violations violations = client.check(Numbered::of);
			assertThat(violations.count(Kind.PROTOCOL)).isEqualTo(1);
			assertThat(violations.count(Kind.CONTENT)).isEqualTo(1);
			assertThat(violations.count()).isEqualTo(2);
		}
	}

	@Test
	void cutClientComesBackAndClosedOneDoesNot() throws Exception {
		AtomicInteger served = new AtomicInteger();
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			exchange.stream();
			int number = served.incrementAndGet();
			exchange.chunk("id: n" + number + "\nretry: 1\ndata: a:" + number + "\n\n");
			exchange.awaitFin();
		})) {
			ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")));
			client.awaitEvent((event) -> event.data().equals("a:1"), LONG);
			assertThat(client.lastEventId()).isEqualTo("n1");
			client.cut();
			client.awaitEvent((event) -> event.data().equals("a:2"), LONG);
			client.close();
			assertThat(client.awaitStopped(LONG)).isEqualTo("closed");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> client.awaitEvent((event) -> event.data().equals("a:3"), Duration.ofMillis(150)))
				.withMessageContaining("2 connections");
		}
	}

	@Test
	void refusedConnectionIsTriedAgain() throws Exception {
		ScriptedServer server = ScriptedServer.playing(events("retry: 1\ndata: a:1\n\n"));
		try (ReconnectingClient client = ReconnectingClient.start(SseRequest.get(server.uri("/")))) {
			client.awaitEvent((event) -> true, LONG);
			server.close();
			int before = client.connections();
			await().until(() -> client.connections() > before + 3);
		}
	}

	private static Script events(String text) {
		return (exchange) -> {
			exchange.stream();
			exchange.chunk(text);
		};
	}

	private static void numbers(ScriptedExchange exchange, int until, int skip) throws IOException {
		exchange.stream();
		int last = exchange.header("Last-Event-ID").map(Integer::parseInt).orElse(0);
		for (int number = last + 1 + skip; number <= until; number++) {
			exchange.chunk("id: " + number + "\nretry: 1\ndata: a:" + number + "\n\n");
		}
		exchange.end();
	}

}
