package io.github.sseboot.core.connection;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One event at a time against a shard that is about to park, or just has, and would sleep
 * for a minute if nobody woke it.
 */
@Tag("slow")
class WakeUpTests {

	private static final long TIME_BOX = TimeUnit.SECONDS.toNanos(Integer.getInteger("sse.stress.seconds", 4));

	private final Bench bench = Bench.keeping(10, LagPolicy.GAP);

	private volatile boolean stop;

	@Test
	void aShardThatParksMissesNoWakeUp() throws InterruptedException {
		Counting sink = new Counting();
		this.bench.open(SseStream.of("a"), null, sink);
		Thread shard = new Thread(this::run);
		shard.start();
		int events = 0;
		for (long end = System.nanoTime() + TIME_BOX; System.nanoTime() < end; events++) {
			long before = sink.bytes;
			this.bench.publish("a", "x");
			awaitMoreThan(before, sink);
			for (int i = 0; i < events % 300; i++) {
				Thread.onSpinWait();
			}
		}
		this.stop = true;
		this.bench.shards.get(0).shutDown();
		shard.join();
		assertThat(events).isGreaterThan(100);
	}

	private void run() {
		Shard shard = this.bench.shards.get(0);
		while (!this.stop) {
			shard.pass();
			if (!shard.hasWork()) {
				this.bench.parking.park(shard::hasWork, TimeUnit.MINUTES.toNanos(1));
			}
		}
	}

	private static void awaitMoreThan(long bytes, Counting sink) {
		long start = System.nanoTime();
		while (sink.bytes == bytes) {
			assertThat(System.nanoTime() - start).as("a wake-up was lost").isLessThan(TimeUnit.SECONDS.toNanos(20));
			Thread.onSpinWait();
		}
	}

	/**
	 * Keeps nothing but how much there was.
	 */
	private static final class Counting extends MemorySink {

		private volatile long bytes;

		@Override
		public boolean ready() {
			return true;
		}

		@Override
		public void write(byte[] source, int offset, int length) {
			this.bytes = this.bytes + length;
		}

	}

}
