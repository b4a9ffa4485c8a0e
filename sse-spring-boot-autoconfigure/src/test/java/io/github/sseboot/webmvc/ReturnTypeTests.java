package io.github.sseboot.webmvc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.support.LogCapture;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a controller method may return, and what becomes of it.
 */
@ParameterizedClass
@EnumSource
class ReturnTypeTests {

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
		try (SseTestStream client = app.open(path)) {
			client.hasStatus(204).awaitEnd();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/orders/t", "/stream", "/entity", "/stage", "/stage-of-entity", "/callable", "/deferred" })
	void everyReturnTypeOpensTheStream(String path) {
		try (SseTestStream client = app.open(path)) {
			app.publish("orders/t", "here");
			client.awaitData("here");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void theHeadersOfAnEntityWin() {
		try (SseTestStream client = app.open("/entity")) {
			client.hasHeader("X-Own", "own").hasHeader("X-Accel-Buffering", "no").awaitOpen();
			assertThat(client.answer().headers().get("Cache-Control")).containsExactly("no-store");
		}
	}

	@Test
	void anEntityWithoutBodyAnswersWithItsStatus() {
		try (SseTestStream client = app.open("/entity/gone")) {
			client.hasStatus(404);
		}
	}

}
