package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Configuration;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseListener;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of an application with open streams, with graceful shutdown as it is by
 * default.
 */
class ShutdownTests {

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	@ParameterizedTest
	@EnumSource
	@Tag("slow")
	void itTakesSecondsAndClientsAreTold(Server server) {
		TestApplication app = TestApplication.start(server, TestController.class, Listening.class);
		Listening listening = app.bean(Listening.class);
		List<SseTestStream> clients = new ArrayList<>();
		try {
			for (int i = 0; i < 20; i++) {
				clients.add(app.open("/orders/" + i));
			}
			clients.forEach(SseTestStream::awaitOpen);
			long begun = System.nanoTime();
			app.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
			for (SseTestStream client : clients) {
				client.awaitEvent("sse.end").hasData("SHUTDOWN");
				client.awaitEnd();
			}
			assertThat(listening.closed).hasSize(20).containsOnly(CloseReason.SHUTDOWN);
		}
		finally {
			clients.forEach(SseTestStream::close);
		}
		this.log.nothingAtWarnOrAbove();
	}

	@ParameterizedTest
	@EnumSource
	@Tag("slow")
	void aClientThatTakesNothingDoesNotHoldItUp(Server server) {
		TestApplication app = TestApplication.start(server, TestController.class);
		SseRequest request = app.get("/orders/stalled").receiveBuffer(SseRequest.SMALL_BUFFER);
		try (SseClient client = SseClient.open(request)) {
			client.awaitEvents(1, TestApplication.SOON);
			client.stall();
			for (int i = 0; i < 10; i++) {
				app.publish("orders/stalled", "x".repeat(1_000_000));
			}
			long begun = System.nanoTime();
			app.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Configuration(proxyBeanMethods = false)
	static class Listening implements SseListener {

		private final List<CloseReason> closed = new CopyOnWriteArrayList<>();

		@Override
		public void closed(SseConnection connection, CloseReason reason) {
			this.closed.add(reason);
		}

	}

}
