package io.github.sseboot.guarantees;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseTarget;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tomcat's threads stay in its callbacks, as those of a busy machine do, while clients
 * reset their connections.
 */
@Tag("slow")
class TomcatResetTests {

	private static final long TIME_BOX = TimeUnit.SECONDS.toNanos(Integer.getInteger("sse.stress.seconds", 6));

	private static final int CLIENTS = 4;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	private final LingeringFilter filter = new LingeringFilter(TimeUnit.MILLISECONDS.toNanos(10));

	private final long end = System.nanoTime() + TIME_BOX;

	@Test
	void nothingIsWrittenWhileTomcatIsInACallback() {
		SseChannel channel = GuaranteesApplication.channel("full");
		try (LiveServer server = LiveServer.start(Container.TOMCAT, this.filter);
				SseClient client = SseClient
					.open(SseRequest.get(server.uri("/channel/full")).receiveBuffer(SseRequest.SMALL_BUFFER))) {
			client.awaitEvents(1, Duration.ofSeconds(20));
			for (int round = 0; round < 10; round++) {
				client.stall();
				publish(server, channel, 30);
				client.resume();
				// While Tomcat's threads come to what is left, there is more
				publish(server, channel, 30);
				String last = channel + ":" + server.publish(channel);
				client.awaitEvent((event) -> event.data().equals(last), Duration.ofSeconds(20));
			}
		}
		assertThat(this.filter.callbacks()).isGreaterThan(10);
		assertThat(this.filter.writesWithinCallbacks()).isZero();
	}

	@Test
	void noRequestIsLostAndNoNewcomerIsCut() {
		try (LiveServer server = LiveServer.start(Container.TOMCAT, this.filter, "sse.heartbeat.interval=500ms",
				"sse.delivery.stall-timeout=2s")) {
			List<CompletableFuture<Void>> clients = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				Random random = new Random(i);
				SseChannel channel = GuaranteesApplication.channel("reset" + i);
				clients.add(CompletableFuture.runAsync(() -> comeAndGo(server, channel, random),
						(task) -> new Thread(task).start()));
			}
			clients.forEach(CompletableFuture::join);
			Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
				assertThat(server.statistics().connections()).isZero();
				assertThat(server.requestsOfTomcat()).as("requests that Tomcat has not ended").isZero();
			});
		}
		assertThat(this.filter.writesWithinCallbacks()).isZero();
		this.log.nothingAtWarnOrAbove();
	}

	private static void publish(LiveServer server, SseChannel channel, int events) {
		for (int i = 0; i < events; i++) {
			server.publish(channel, "x".repeat(5000));
			await(100_000);
		}
	}

	private void comeAndGo(LiveServer server, SseChannel channel, Random random) {
		while (System.nanoTime() < this.end) {
			try (SseClient client = SseClient
				.open(SseRequest.get(server.uri("/channel/" + channel.name().substring(2))))) {
				int manner = random.nextInt(8);
				if (manner < 4) {
					client.awaitEvents(1, Duration.ofSeconds(20));
				}
				if (manner == 1) {
					server.publish(channel, "x".repeat(random.nextInt(3000)));
				}
				else if (manner == 2 || manner == 3) {
					server.sse()
						.close(SseTarget.channel(channel),
								(manner == 2) ? CloseReason.REVOKED : CloseReason.DISCONNECTED);
				}
				await(random.nextInt((manner < 4) ? 300_000 : 1_500_000));
				client.reset();
			}
			server.publish(channel, "x".repeat(random.nextInt(3000)));
		}
	}

	/**
	 * So short that nothing but spinning is exact enough.
	 */
	private static void await(int nanos) {
		long start = System.nanoTime();
		while (System.nanoTime() - start < nanos) {
			Thread.onSpinWait();
		}
	}

}
