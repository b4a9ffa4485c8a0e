package io.github.sseboot.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.client.SseEventSource.ReadyState;
import io.github.sseboot.support.ScriptedServer;
import io.github.sseboot.support.ScriptedServer.Script;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a source makes of answers.
 */
@SuppressWarnings("try")
class AnswerTests extends ScriptedTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			204 No Content |
			404 Not Found | text/event-stream
			500 Oops | text/plain
			503 Later | application/problem+json
			200 OK | text/plain
			200 OK | text/event-streams
			200 OK |
			201 Created | text/event-stream
			""", delimiter = '|')
	void stopsForGoodAtAnyOtherAnswer(String status, String type) throws Exception {
		String body = status.startsWith("204") ? "" : "data: why\n\n";
		try (SseEventSource source = this.heard.to(playing((exchange) -> {
			exchange.send("HTTP/1.1 " + status + "\r\n" + ((type != null) ? "Content-Type: " + type + "\r\n" : "")
					+ (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body);
			exchange.awaitFin();
		})).open()) {
			assertThat(source.awaitClosed(SOON)).isTrue();
			assertThat(source.readyState()).isEqualTo(ReadyState.CLOSED);
		}
		assertThat(this.heard.messages).isEmpty();
		assertThat(this.heard.opened).isEmpty();
		assertThat(this.heard.failures).singleElement().satisfies((failure) -> {
			assertThat(failure.permanent()).isTrue();
			assertThat(failure.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
			assertThat(failure.message()).startsWith("Answered " + status.substring(0, 3)).endsWith(body);
		});
		assertThat(this.server.accepted()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TEXT/Event-Stream", "text/event-stream ;charset=utf-8", "text/event-stream; x=y" })
	void theContentTypeIsComparedAsTypesAre(String type) throws Exception {
		try (SseEventSource source = this.heard.to(playing((exchange) -> {
			exchange.send("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\ndata: a\n\n");
			exchange.awaitFin();
		})).open()) {
			this.heard.awaitData("a");
		}
	}

	@ParameterizedTest
	@CsvSource({ "301,GET", "302,GET", "303,GET", "307,POST", "308,POST" })
	void followsRedirectsAndComesBackToTheFirstPlace(int status, String method) throws Exception {
		Script redirect = (exchange) -> {
			exchange.body(5);
			exchange.send("HTTP/1.1 " + status
					+ " Moved\r\nLocation: /there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		};
		try (SseEventSource source = this.heard
			.to(playing(redirect, ending("id: 1\ndata: a\n\n"), redirect, streaming("data: b\n\n")).resolve("/here"))
			.post("text/plain", "hello")
			.header("Authorization", "Bearer t")
			.open()) {
			this.heard.awaitData("a", "b");
		}
		assertThat(this.server.requests()).extracting((request) -> request.lines().findFirst().orElseThrow())
			.containsExactly("POST /here HTTP/1.1", method + " /there HTTP/1.1", "POST /here HTTP/1.1",
					method + " /there HTTP/1.1");
		assertThat(this.server.requests().get(3)).contains("Last-Event-ID: 1\r\n", "Authorization: Bearer t\r\n");
	}

	@Test
	void tellsForeignHostsNoSecret() throws Exception {
		try (ScriptedServer foreign = ScriptedServer.playing(streaming("data: a\n\n"));
				SseEventSource source = this.heard
					.to(playing((exchange) -> exchange.send(
							"HTTP/1.1 302 Moved\r\nLocation: " + foreign.uri("/b") + "\r\nContent-Length: 0\r\n\r\n")))
					.header("Authorization", "Bearer t")
					.lastEventId("4")
					.open()) {
			this.heard.awaitData("a");
			assertThat(foreign.requests().get(0)).contains("Last-Event-ID: 4\r\n").doesNotContain("Bearer");
			assertThat(this.heard.opened.get(0).uri()).isEqualTo(foreign.uri("/b"));
		}
	}

	@Test
	void doesNotGoRoundInCircles() throws Exception {
		try (SseEventSource source = this.heard
			.to(playing((exchange) -> exchange.send("HTTP/1.1 302 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")))
			.once()
			.open()) {
			assertThat(source.awaitClosed(SOON)).isTrue();
			assertThat(this.heard.failures.get(0).message()).startsWith("More than 20 redirects");
		}
	}

	@Test
	void comesBackAfterAnswersItWasToldTo() throws Exception {
		try (SseEventSource source = this.heard
			.to(playing((exchange) -> exchange.send("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n"),
					streaming("data: a\n\n")))
			.retryStatus(502, 503)
			.open()) {
			this.heard.awaitData("a");
			assertThat(this.heard.failures).singleElement().satisfies((failure) -> {
				assertThat(failure.status()).isEqualTo(503);
				assertThat(failure.permanent()).isFalse();
			});
		}
	}

}
