package io.github.sseboot.guarantees;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sseboot.SseChannel;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that take nothing, and Tomcat, which would wait for them at the end.
 */
@Tag("slow")
class TomcatStallTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final SseChannel CHANNEL = GuaranteesApplication.channel("t");

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	@Test
	void aStalledClientDoesNotHoldUpTheShutdown() {
		LiveServer server = LiveServer.start(Container.TOMCAT, "sse.shutdown.patience=1s");
		try (SseClient stalled = stall(server)) {
			long start = System.nanoTime();
			server.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
			assertThat(stalled.received()).isPositive();
		}
		this.log.nothingAtWarnOrAbove();
	}

	private static SseClient stall(LiveServer server) {
		SseClient client = SseClient
			.open(SseRequest.get(server.uri("/channel/t")).receiveBuffer(SseRequest.SMALL_BUFFER));
		client.awaitEvents(1, SOON);
		client.stall();
		for (int i = 0; i < 300; i++) {
			server.publish(CHANNEL, "x".repeat(10_000));
		}
		return client;
	}

}
