package io.github.sseboot.webmvc;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;

/**
 * Clients that go away without a word.
 */
@ParameterizedClass
@EnumSource
class DisconnectTests {

	private static final Duration SOON = TestApplication.SOON;

	private static final Duration HEARTBEAT = Duration.ofSeconds(1);

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	DisconnectTests(Server server) {
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

	@Test
	@Tag("slow")
	void aClientThatClosesIsReleasedWithinTwoHeartbeats() {
		SseClient client = opened("/heartbeat");
		client.close();
		app.awaitNobody(HEARTBEAT.multipliedBy(2).plusSeconds(1));
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	@Tag("slow")
	void aClientThatResetsIsReleasedWithinTwoHeartbeats() {
		SseClient client = opened("/heartbeat");
		client.reset();
		app.awaitNobody(HEARTBEAT.multipliedBy(2).plusSeconds(1));
		this.log.nothingAtWarnOrAbove();
	}

	private static SseClient opened(String path) {
		SseClient client = app.openSocket(path);
		client.awaitEvents(1, SOON);
		return client;
	}

}
