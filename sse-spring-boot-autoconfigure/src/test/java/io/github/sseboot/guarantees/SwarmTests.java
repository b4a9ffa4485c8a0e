package io.github.sseboot.guarantees;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.ConnectionCounts;
import io.github.sseboot.support.Churn;
import io.github.sseboot.support.FileDescriptors;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.Swarm;
import io.github.sseboot.support.SwarmOptions;
import io.github.sseboot.support.Violations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Thousands of real connections on one channel, while clients come, go and stall at
 * random.
 */
@Tag("slow")
class SwarmTests {

	private static final int CLIENTS = 5000;

	private static final SseChannel CHANNEL = GuaranteesApplication.channel("swarm");

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	@ParameterizedTest
	@EnumSource(Container.class)
	void everyClientGetsEveryEventInOrderOrIsTold(Container container) {
		int clients = FileDescriptors.atMost(CLIENTS, 2);
		try (LiveServer server = LiveServer.start(container, "sse.delivery.stall-timeout=3s", "sse.delivery.window=1MB",
				"sse.heartbeat.interval=2s");
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri("/channel/swarm")).receiveBuffer(8192).sources(8))) {
			swarm.connect(clients / 10);
			swarm.awaitAll((member) -> member.open(), Duration.ofSeconds(60));
			int threads = shardThreads();
			AtomicBoolean stop = new AtomicBoolean();
			Thread publisher = publish(server, stop);
			swarm.connect(clients - clients / 10);
			swarm.awaitAll((member) -> member.open(), Duration.ofSeconds(90));
			swarm.churn(Churn.leaving(200, Duration.ofSeconds(2)).stalling(0.1, Duration.ofSeconds(8)));
			long before = server.last(CHANNEL);
			await().atMost(Duration.ofMinutes(2)).until(() -> server.last(CHANNEL) > before + 400);
			swarm.calm();
			stop.set(true);
			await().atMost(Duration.ofSeconds(10)).until(() -> !publisher.isAlive());
			long last = server.publish(CHANNEL);
			swarm.awaitAll((member) -> member.last(CHANNEL.name()) == last, Duration.ofSeconds(90));
			assertThat(swarm.violations().toString()).as(swarm.toString()).isEqualTo(new Violations().toString());
			assertThat(shardThreads()).isEqualTo(threads);
			accountForAll(server, swarm);
		}
		this.log.nothingAtWarnOrAbove();
	}

	private static void accountForAll(LiveServer server, Swarm swarm) {
		ConnectionCounts counts = server.connections();
		assertThat(counts.opened()).isEqualTo(counts.closed() + counts.live());
		System.getLogger("swarm")
			.log(System.Logger.Level.INFO, "{0}, stalled {1}, {2}", counts,
					server.bean(GuaranteesApplication.Register.class).count(CloseReason.STALLED), swarm.counts());
	}

	private static Thread publish(LiveServer server, AtomicBoolean stop) {
		Thread publisher = new Thread(() -> {
			while (!stop.get()) {
				server.publish(CHANNEL, " " + "x".repeat(500));
				LockSupport.parkNanos(20_000_000);
			}
		});
		publisher.start();
		return publisher;
	}

	private static int shardThreads() {
		return (int) Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("sse-"))
			.count();
	}

}
