package io.github.sseboot.guarantees;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.support.Churn;
import io.github.sseboot.support.FileDescriptors;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.support.Swarm;
import io.github.sseboot.support.SwarmMember;
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

	private static final Duration ENOUGH = Duration.ofMinutes(2);

	/** Pools of the servers, which handshakes use. */
	private static final int MOST_SERVER_THREADS = 220;

	private static final SseChannel CHANNEL = GuaranteesApplication.channel("swarm");

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	@ParameterizedTest
	@EnumSource(Container.class)
	void everyClientGetsEveryEventInOrderOrIsTold(Container container) {
		int clients = FileDescriptors.atMost(CLIENTS, 2);
		try (LiveServer server = LiveServer.start(container, "sse.delivery.stall-timeout=2s",
				"sse.delivery.window=512KB", "sse.history.max-size=64KB");
				Swarm swarm = Swarm.of(SwarmOptions.of(server.uri("/channel/swarm"))
					.receiveBuffer(SseRequest.SMALL_BUFFER)
					.sources(8))) {
			swarm.connect(clients / 10);
			swarm.awaitAll(SwarmMember::open, ENOUGH);
			int threads = threads();
			AtomicBoolean stop = new AtomicBoolean();
			Thread publisher = publish(server, stop);
			swarm.connect(clients - clients / 10);
			swarm.awaitAll(SwarmMember::open, ENOUGH);
			swarm.churn(Churn.leaving(clients / 25.0, Duration.ofSeconds(2)).stalling(0.1, Duration.ofSeconds(6)));
			long before = server.last(CHANNEL);
			await().atMost(ENOUGH).until(() -> server.last(CHANNEL) > before + 100);
			stop.set(true);
			await().atMost(ENOUGH).until(() -> !publisher.isAlive());
			stallSome(server, swarm);
			swarm.calm();
			long last = server.publish(CHANNEL);
			swarm.awaitAll((member) -> member.last(CHANNEL.name()) == last, ENOUGH);
			assertThat(swarm.violations().toString()).as(swarm.toString()).isEqualTo(new Violations().toString());
			assertThat(threads()).isLessThan(threads + MOST_SERVER_THREADS);
			accountForAll(server, swarm);
		}
		this.log.nothingAtWarnOrAbove();
	}

	/**
	 * Some take nothing while more is published than their socket holds.
	 */
	private static void stallSome(LiveServer server, Swarm swarm) {
		swarm.stall(100);
		for (int i = 0; i < 24; i++) {
			server.publish(CHANNEL, " " + "x".repeat(5000));
		}
		await().atMost(ENOUGH).until(() -> stalled(server) > 0);
	}

	private static long stalled(LiveServer server) {
		return server.bean(GuaranteesApplication.Register.class).count(CloseReason.STALLED);
	}

	private static void accountForAll(LiveServer server, Swarm swarm) {
		SseStatistics counts = server.statistics();
		assertThat(counts.opened()).isEqualTo(counts.closed() + counts.connections());
		System.getLogger("swarm")
			.log(System.Logger.Level.INFO, "{0}, stalled {1}, {2}", counts, stalled(server), swarm.counts());
	}

	private static Thread publish(LiveServer server, AtomicBoolean stop) {
		Thread publisher = new Thread(() -> {
			while (!stop.get()) {
				server.publish(CHANNEL, " " + "x".repeat(100));
				LockSupport.parkNanos(100_000_000);
			}
		});
		publisher.start();
		return publisher;
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

}
