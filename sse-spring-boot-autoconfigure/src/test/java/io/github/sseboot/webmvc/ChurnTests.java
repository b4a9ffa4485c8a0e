package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.SseStatistics;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients that come, go without a word, and stall, while events are published.
 */
class ChurnTests {

	private static final int ROUNDS = 300;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	@ParameterizedTest
	@EnumSource
	@Tag("slow")
	void whoStaysGetsEverythingAndEverythingIsReleased(Server server) {
		try (TestApplication app = TestApplication.start(server, Map.of("server.tomcat.threads.max", "20"),
				TestController.class)) {
			try (SseClient stays = app.openSocket("/orders/t"); SseClient stalls = SseClient.open(small(app))) {
				stays.awaitEvents(1, TestApplication.SOON);
				stalls.awaitEvents(1, TestApplication.SOON);
				stalls.stall();
				for (int i = 0; i < ROUNDS; i++) {
					comeAndGo(app, i);
					app.publish("orders/t", i + " " + "x".repeat(i * 40));
				}
				String last = (ROUNDS - 1) + " ";
				stays.awaitEvent((event) -> event.data().startsWith(last), TestApplication.SOON);
				assertThat(stays.events().stream().filter((event) -> !event.control()).map(ReceivedEvent::data))
					.hasSize(ROUNDS);
				assertThat(stays.violations()).isEmpty();
			}
			app.awaitNobody(Duration.ofSeconds(30));
			SseStatistics counts = app.bean(Node.class).statistics();
			assertThat(counts.opened()).isEqualTo(counts.closed()).isEqualTo(ROUNDS + 2L);
			Awaitility.await().untilAsserted(this.log::nothingAtWarnOrAbove);
		}
	}

	private static void comeAndGo(TestApplication app, int round) {
		SseClient client = app.openSocket("/orders/t");
		client.awaitEvents(1, TestApplication.SOON);
		if (round % 2 == 0) {
			client.reset();
		}
		else {
			client.close();
		}
	}

	private static SseRequest small(TestApplication app) {
		return app.get("/orders/t").receiveBuffer(SseRequest.SMALL_BUFFER);
	}

}
