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
 * Filters of applications, which were not made for streams. The query says which one
 * works.
 */
@ParameterizedClass
@EnumSource
class FilterTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	FilterTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, TestController.class, TestFilters.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "refuse", "refuse-state", "cache", "cache-wrapped", "etag", "header" })
	void theStreamWorksAllTheSame(String filter) {
		try (SseTestStream client = app.open("/end?" + filter)) {
			String data = "x".repeat(20_000);
			app.publish("end", data);
			app.complete("end");
			client.awaitData(data).awaitEnd();
		}
		finally {
			app.reopen("end");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aHeaderSetAfterTheChainIsSent() {
		for (int i = 0; i < 20; i++) {
			try (SseTestStream client = app.open("/orders/1?header")) {
				client.hasHeader("X-Late", "late");
			}
		}
	}

	@Test
	void aWrapperThatHoldsBytesBackIsNamedOnce() {
		for (int i = 0; i < 2; i++) {
			try (SseTestStream client = app.open("/orders/1?hold")) {
				client.awaitClosed();
			}
		}
		assertThat(this.log.lines()).singleElement().asString().contains("WARN", "TestFilters$HoldingResponse");
		this.log.clear();
	}

	@Test
	void aClientThatGoesAwayFromARefusingWrapperIsReleased() {
		try (SseTestStream client = app.open("/orders/1?refuse")) {
			client.awaitOpen();
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

}
