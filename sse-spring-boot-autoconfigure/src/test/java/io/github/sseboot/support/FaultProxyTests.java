package io.github.sseboot.support;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.sseboot.support.ScriptedServer.Script;
import io.github.sseboot.test.FaultProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@link FaultProxy} between {@link SseClient} and {@link ScriptedServer}.
 */
@Timeout(30)
class FaultProxyTests {

	private static final Duration LONG = Duration.ofSeconds(10);

	private final BlockingQueue<Boolean> fins = new LinkedBlockingQueue<>();

	@Test
	void passesBothDirectionsAndTheirEnds() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> {
			exchange.stream();
			exchange.chunk("data: " + exchange.body(5) + "\n\n");
			exchange.end();
			this.fins.add(exchange.awaitFin());
		}); FaultProxy proxy = FaultProxy.to(server.uri("/"))) {
			SseClient client = SseClient.open(SseRequest.post(proxy.uri("/a"), "text/plain", "hello"));
			assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.COMPLETE);
			assertThat(client.events().get(0).data()).isEqualTo("hello");
			assertThat(proxy.links()).isEqualTo(1);
			client.close();
			assertThat(fin()).isTrue();
			await().until(() -> proxy.links() == 0);
			assertThat(proxy.accepted()).isEqualTo(1);
		}
	}

	@Test
	void passesAnEndThatComesInTheMiddle() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(ScriptedExchange::stream);
				FaultProxy proxy = FaultProxy.to(server.uri("/"));
				SseClient client = SseClient.open(proxy.uri("/"), Map.of())) {
			assertThat(client.awaitClosed(Duration.ofSeconds(3))).isEqualTo(Ending.TRUNCATED);
		}
	}

	@Test
	void cutsAfterExactlySoManyBytes() throws Exception {
		int bytes = ScriptedExchange.STREAM.length() + 10;
		try (ScriptedServer server = ScriptedServer.playing(waiting("data: a\n\ndata: b\n\n"));
				FaultProxy proxy = FaultProxy.to(server.uri("/"))) {
			proxy.cutAfter(bytes);
			try (SseClient client = SseClient.open(proxy.uri("/"), Map.of())) {
				assertThat(client.awaitClosed(LONG)).isEqualTo(Ending.RESET);
				assertThat(client.received()).isEqualTo(bytes);
				assertThat(fin()).isFalse();
			}
			proxy.cutAfter(Long.MAX_VALUE);
			try (SseClient client = SseClient.open(proxy.uri("/"), Map.of())) {
				client.awaitEvents(2, LONG);
			}
		}
	}

	@Test
	void endsAllConnectionsByFinOrByRst() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(waiting("data: a\n\n"));
				FaultProxy proxy = FaultProxy.to(server.uri("/"));
				SseClient first = SseClient.open(proxy.uri("/"), Map.of());
				SseClient second = SseClient.open(proxy.uri("/"), Map.of())) {
			first.awaitEvents(1, LONG);
			second.awaitEvents(1, LONG);
			proxy.cut();
			assertThat(first.awaitClosed(LONG)).isEqualTo(Ending.TRUNCATED);
			assertThat(second.awaitClosed(LONG)).isEqualTo(Ending.TRUNCATED);
			assertThat(fin() && fin()).isTrue();
			try (SseClient third = SseClient.open(proxy.uri("/"), Map.of())) {
				third.awaitEvents(1, LONG);
				proxy.reset();
				assertThat(third.awaitClosed(LONG)).isEqualTo(Ending.RESET);
				assertThat(fin()).isFalse();
			}
			assertThat(proxy.links()).isZero();
		}
	}

	@Test
	void stalledDownstreamMakesTheServerWaitAndLosesNothing() throws Exception {
		AtomicLong sent = new AtomicLong();
		int count = 1000;
		try (ScriptedServer server = ScriptedServer.playing((exchange) -> many(exchange, count, sent));
				FaultProxy proxy = FaultProxy.to(server.uri("/"))) {
			proxy.stallDownstream();
			try (SseClient client = SseClient.open(proxy.uri("/"), Map.of())) {
				await().during(Duration.ofMillis(300)).until(sent::get, (value) -> value < count);
				assertThat(client.received()).isZero();
				proxy.resume();
				client.awaitEvents(count, LONG);
			}
		}
	}

	@Test
	void stalledUpstreamHidesThatTheClientLeft() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(waiting("data: a\n\n"));
				FaultProxy proxy = FaultProxy.to(server.uri("/"))) {
			SseClient client = SseClient.open(proxy.uri("/"), Map.of());
			client.awaitEvents(1, LONG);
			proxy.stallUpstream();
			client.close();
			assertThat(this.fins.poll(300, TimeUnit.MILLISECONDS)).isNull();
			proxy.resume();
			assertThat(fin()).isTrue();
		}
	}

	@Test
	void slowProxyPassesSoManyBytesPerSecond() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(waiting("data: " + "x".repeat(10_000) + "\n\n"));
				FaultProxy proxy = FaultProxy.to(server.uri("/"))) {
			proxy.slow(20_000);
			long before = System.nanoTime();
			try (SseClient client = SseClient.open(proxy.uri("/"), Map.of())) {
				client.awaitEvents(1, LONG);
				assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(450),
						Duration.ofSeconds(5));
			}
		}
	}

	@Test
	void refusesForAWhile() throws Exception {
		try (ScriptedServer server = ScriptedServer.playing(waiting("retry: 5\ndata: a\n\n"));
				FaultProxy proxy = FaultProxy.to(server.uri("/"))) {
			proxy.refuse(true);
			try (ReconnectingClient client = ReconnectingClient.start(SseRequest.get(proxy.uri("/")))) {
				await().until(() -> proxy.accepted() >= 2);
				assertThat(client.events()).isEmpty();
				assertThat(server.accepted()).isZero();
				proxy.refuse(false);
				client.awaitEvent((event) -> event.data().equals("a"), LONG);
			}
		}
	}

	@Test
	void deadServerMeansResetConnections() throws Exception {
		ScriptedServer server = ScriptedServer.playing(waiting(""));
		server.close();
		try (FaultProxy proxy = FaultProxy.to(server.uri("/"));
				ReconnectingClient client = ReconnectingClient.start(SseRequest.get(proxy.uri("/")))) {
			await().until(() -> proxy.accepted() >= 2);
			assertThat(client.events()).isEmpty();
			assertThat(client.connections()).isGreaterThanOrEqualTo(2);
		}
	}

	private boolean fin() throws InterruptedException {
		Boolean fin = this.fins.poll(10, TimeUnit.SECONDS);
		assertThat(fin).isNotNull();
		return fin;
	}

	private Script waiting(String text) {
		return (exchange) -> {
			exchange.stream();
			exchange.chunk(text);
			this.fins.add(exchange.awaitFin());
		};
	}

	private static void many(ScriptedExchange exchange, int count, AtomicLong sent) throws IOException {
		exchange.stream();
		for (int i = 0; i < count; i++) {
			exchange.chunk("data: " + "x".repeat(8000) + "\n\n");
			sent.incrementAndGet();
		}
		exchange.end();
	}

}
