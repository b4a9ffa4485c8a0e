package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.sseboot.SseChannel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever sees the head sees everything up to it. A shard that was not told of an event
 * up to the head passes over it, for ever.
 */
@Tag("slow")
class HeadTests {

	private static final int ROUNDS = 300;

	/** So many that there is time to look at the head while they are appended. */
	private static final int BATCH = 1000;

	private final Registers registers = new Registers(Registers.keeping(10), 1 << 20, 1024);

	private final AtomicBoolean failed = new AtomicBoolean();

	private volatile int taken;

	@Test
	void allMarksUpToTheHeadAreThere() throws InterruptedException {
		this.registers.listen(SseChannel.of("a"));
		Thread publisher = new Thread(this::publish);
		publisher.start();
		for (int round = 1; round <= ROUNDS && !this.failed.get(); round++) {
			long limit = this.registers.registry.head().sequence();
			while (limit == this.taken) {
				Thread.onSpinWait();
				limit = this.registers.registry.head().sequence();
			}
			int marks = this.taken;
			while (this.registers.marks.take(limit) != null) {
				marks++;
			}
			this.failed.set(marks != limit);
			this.taken = marks;
			assertThat(marks).as("marks of the events up to the head").isEqualTo((int) limit);
		}
		publisher.join();
	}

	private void publish() {
		for (int round = 0; round < ROUNDS && !this.failed.get(); round++) {
			List<Entry> batch = new ArrayList<>();
			for (int i = 0; i < BATCH; i++) {
				batch.add(this.registers.entry(1, "a"));
			}
			this.registers.appendAll(batch);
			while (this.taken != (round + 1) * BATCH && !this.failed.get()) {
				Thread.onSpinWait();
			}
		}
	}

}
