package io.github.sseboot.sample.dashboard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Gives the server something to do: publishes to clients of its own, for a while. One
 * load at a time.
 */
@Component
class Load {

	private static final long STEP = 20_000_000;

	private static final String DATA = "x".repeat(1000);

	private final SseBroadcaster sse;

	private final LoadClients clients;

	private final TaskExecutor executor;

	private final Duration length;

	private final AtomicBoolean running = new AtomicBoolean();

	private final AtomicLong number = new AtomicLong();

	Load(SseBroadcaster sse, LoadClients clients, @Qualifier("applicationTaskExecutor") TaskExecutor executor,
			@Value("${sample.load.length}") Duration length) {
		this.sse = sse;
		this.clients = clients;
		this.executor = executor;
		this.length = length;
	}

	/**
	 * A channel for each load, so that nothing of one is left for the next.
	 */
	static SseChannel channel(long number) {
		return SseChannel.of("dashboard/load/{number}", number);
	}

	Duration length() {
		return this.length;
	}

	boolean running() {
		return this.running.get();
	}

	/**
	 * Start, unless a load is running.
	 * @return whether it was started
	 */
	boolean start(Order order) {
		if (!this.running.compareAndSet(false, true)) {
			return false;
		}
		this.executor.execute(() -> run(order));
		return true;
	}

	private void run(Order order) {
		long load = this.number.incrementAndGet();
		try (LoadClients.Open clients = this.clients.open(load, order)) {
			publish(channel(load), order.rate());
			this.sse.complete(channel(load));
			clients.awaitEnd();
		}
		finally {
			this.running.set(false);
		}
	}

	private void publish(SseChannel channel, int rate) {
		long start = System.nanoTime();
		long published = 0;
		for (long passed = 0; passed < this.length.toNanos(); passed = System.nanoTime() - start) {
			for (long due = passed * rate / 1_000_000_000; published < due; published++) {
				this.sse.publish(channel, DATA);
			}
			LockSupport.parkNanos(STEP);
			if (Thread.currentThread().isInterrupted()) {
				return;
			}
		}
	}

	/**
	 * What somebody wants to see.
	 *
	 * @param clients how many clients
	 * @param rate events a second
	 * @param stalled whether one more client comes that takes nothing
	 */
	record Order(@Min(1) @Max(200) int clients, @Min(1) @Max(2000) int rate, boolean stalled) {
	}

}
