package io.github.sseboot.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.client.SseEventSource.ReadyState;
import io.github.sseboot.support.ScriptedExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * How a source ends, and what it does not do after that.
 */
@SuppressWarnings("try")
class LifeTests extends ScriptedTest {

	@ParameterizedTest
	@ValueSource(strings = { "data: 0123456789\n\n", "data: 012345\ndata: 678901\n\n", ": 01234567890" })
	void whatIsTooLargeStopsIt(String text) throws Exception {
		try (SseEventSource source = this.heard.to(playing(streaming("data:3456789\n\n" + text)))
			.maxEventSize(12)
			.open()) {
			this.heard.awaitData("3456789");
			assertThat(source.awaitClosed(SOON)).isTrue();
			assertThat(this.heard.failures).singleElement()
				.satisfies((failure) -> assertThat(failure.cause()).isInstanceOf(EventTooLargeException.class)
					.hasMessageContaining("12 bytes"));
		}
	}

	@Test
	void closeEndsTheConnectionAndTheThread() throws Exception {
		CountDownLatch left = new CountDownLatch(1);
		SseEventSource source = this.heard.to(playing((exchange) -> {
			exchange.stream();
			exchange.chunk("data: a\n\n");
			exchange.awaitFin();
			left.countDown();
		})).open();
		this.heard.awaitData("a");
		source.close();
		source.close();
		assertThat(source.awaitClosed(SOON)).isTrue();
		assertThat(left.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
		assertThat(source.readyState()).isEqualTo(ReadyState.CLOSED);
		assertThat(this.heard.failures).isEmpty();
		Thread thread = this.heard.threads.iterator().next();
		thread.join(10_000);
		assertThat(thread.isAlive()).isFalse();
		assertThat(this.server.accepted()).isOne();
	}

	@Test
	void closeWhileItConnectsOrWaits() throws Exception {
		try (SseEventSource connecting = this.heard.to(playing(ScriptedExchange::awaitFin)).open()) {
			await().until(() -> this.server.accepted() == 1);
			connecting.close();
			assertThat(connecting.awaitClosed(SOON)).isTrue();
		}
		try (SseEventSource waiting = this.heard.to(URI.create("http://127.0.0.1:1/"))
			.reconnectDelay(Duration.ofDays(1))
			.open()) {
			await().until(() -> this.heard.failures.size() == 1);
			assertThat(waiting.readyState()).isEqualTo(ReadyState.CONNECTING);
			waiting.close();
			assertThat(waiting.awaitClosed(SOON)).isTrue();
		}
	}

	@Test
	void nothingIsToldAfterACallbackHasClosedIt() throws Exception {
		SseEventSource[] source = new SseEventSource[1];
		CountDownLatch set = new CountDownLatch(1);
		source[0] = this.heard.to(playing(streaming("id: 1\ndata: a\n\nid: 2\ndata: b\n\n"))).onMessage((message) -> {
			await().until(() -> set.getCount() == 0);
			source[0].close();
		}).open();
		set.countDown();
		assertThat(source[0].awaitClosed(SOON)).isTrue();
		assertThat(this.heard.data()).containsExactly("a");
		assertThat(source[0].lastEventId()).isEqualTo("1");
		assertThat(this.heard.failures).isEmpty();
	}

	@Test
	void aCallbackThatFailsChangesNothing() throws Exception {
		AtomicInteger reported = new AtomicInteger();
		try (SseEventSource source = this.heard.to(playing(streaming("data: a\n\ndata: b\n\n")))
			.onMessage((message) -> {
				Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> reported.incrementAndGet());
				throw new IllegalStateException("callback");
			})
			.open()) {
			this.heard.awaitData("a", "b");
			await().until(() -> reported.get() == 2);
			assertThat(source.readyState()).isEqualTo(ReadyState.OPEN);
		}
	}

	@Test
	void onceMeansThatTheFirstEndIsFinal() throws Exception {
		try (SseEventSource source = this.heard.to(playing(ending("data: a\n\n"))).once().open()) {
			assertThat(source.awaitClosed(SOON)).isTrue();
			assertThat(this.heard.data()).containsExactly("a");
			assertThat(this.heard.failures).singleElement()
				.satisfies((failure) -> assertThat(failure.permanent()).isTrue());
		}
	}

	@Test
	void wrongSettingsAreToldAtOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> SseEventSource.to(URI.create("ftp://x/")))
			.withMessageContaining("http://");
		assertThatIllegalArgumentException().isThrownBy(() -> this.heard.to(URI.create("http://x/")).maxEventSize(0))
			.withMessageContaining("maxEventSize");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.heard.to(URI.create("http://x/")).silence(Duration.ZERO))
			.withMessageContaining("silence");
	}

}
