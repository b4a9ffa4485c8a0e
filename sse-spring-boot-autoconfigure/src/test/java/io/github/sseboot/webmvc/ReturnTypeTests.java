package io.github.sseboot.webmvc;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a controller method may return, and what becomes of it.
 */
@ParameterizedClass
@EnumSource
class ReturnTypeTests {

	private static final Duration SOON = TestApplication.SOON;

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	ReturnTypeTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/entity/nothing", "/stage/nothing", "/complete" })
	void nothingToListenToIs204(String path) {
		app.complete("complete");
		try (SseClient client = app.open(path)) {
			assertThat(client.status()).isEqualTo(204);
			assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/orders/t", "/stream", "/entity", "/stage", "/stage-of-entity", "/callable", "/deferred" })
	void everyReturnTypeOpensTheStream(String path) {
		try (SseClient client = opened(path)) {
			app.publish("orders/t", "here");
			assertThat(client.awaitEvents(2, SOON).get(1).data()).isEqualTo("here");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void theHeadersOfAnEntityWin() {
		try (SseClient client = opened("/entity")) {
			assertThat(client.head().header("X-Own")).hasValue("own");
			assertThat(client.headers().get("Cache-Control")).containsExactly("no-store");
			assertThat(client.head().header("X-Accel-Buffering")).hasValue("no");
		}
	}

	@Test
	void anEntityWithoutBodyAnswersWithItsStatus() {
		try (SseClient client = app.open("/entity/gone")) {
			assertThat(client.status()).isEqualTo(404);
		}
	}

	private static SseClient opened(String path) {
		SseClient client = app.open(path);
		client.awaitEvents(1, SOON);
		return client;
	}

}
