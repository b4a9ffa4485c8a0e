package io.github.sseboot.webmvc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;

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
		try (SseClient client = app.openSocket("/end?" + filter)) {
			client.awaitEvents(1, TestApplication.SOON);
			app.publish("end", "x".repeat(20_000));
			app.complete("end");
			assertThat(client.awaitEvents(3, TestApplication.SOON).get(1).data()).hasSize(20_000);
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
		}
		finally {
			reopen();
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aHeaderSetAfterTheChainIsSent() {
		for (int i = 0; i < 20; i++) {
			try (SseClient client = app.openSocket("/orders/1?header")) {
				assertThat(client.head().header("X-Late")).hasValue("late");
			}
		}
	}

	@Test
	void aWrapperThatHoldsBytesBackIsNamedOnce() {
		for (int i = 0; i < 2; i++) {
			try (SseClient client = app.openSocket("/orders/1?hold")) {
				client.awaitClosed(TestApplication.SOON);
			}
		}
		assertThat(this.log.lines()).singleElement().asString().contains("WARN", "TestFilters$HoldingResponse");
		this.log.clear();
	}

	@Test
	void aClientThatGoesAwayFromARefusingWrapperIsReleased() {
		try (SseClient client = app.openSocket("/orders/1?refuse")) {
			client.awaitEvents(1, TestApplication.SOON);
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	private static void reopen() {
		app.bean(SseBroadcaster.class).reopen(SseChannel.of("end")).toCompletableFuture().join();
	}

}
