package io.github.sseboot.core.channel;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import io.github.sseboot.SseChannel;

import static org.assertj.core.api.Assertions.assertThat;

class MarksTests {

	private final Registers registers = new Registers(Registers.keeping(10), 1 << 20);

	private final Marks marks = this.registers.marks;

	@Test
	void aMarkBeyondTheLimitStays() {
		Interest interest = this.registers.listen(SseChannel.of("a"));
		this.registers.append(1, "a");
		this.registers.append(1, "a");
		assertThat(this.marks.peek()).isEqualTo(1);
		assertThat(this.marks.take(1)).isSameAs(interest);
		assertThat(this.marks.take(1)).isNull();
		assertThat(this.marks.peek()).isEqualTo(2);
		assertThat(this.marks.take(2)).isSameAs(interest);
		assertThat(this.marks.peek()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void onlyShardsThatListenAreMarked() {
		this.registers.append(1, "a");
		assertThat(this.marks.peek()).isEqualTo(Long.MAX_VALUE);
		this.registers.leave(this.registers.listen(SseChannel.of("a")));
		this.registers.append(1, "a");
		assertThat(this.marks.peek()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void aMarkThatDoesNotFitIsToldAsDropped() {
		this.registers.listen(SseChannel.of("a"));
		for (int i = 0; i < 6; i++) {
			this.registers.append(1, "a");
		}
		assertThat(this.marks.dropped()).isEqualTo(6);
		assertThat(this.marks.take(6)).isNotNull();
		this.registers.append(1, "a");
		assertThat(this.marks.dropped()).isEqualTo(6);
		assertThat(List.of(this.marks.peek())).containsExactly(2L);
	}

	@Test
	void whoSleepsIsWoken() throws InterruptedException {
		AtomicBoolean work = new AtomicBoolean();
		CountDownLatch awake = new CountDownLatch(1);
		Thread sleeper = new Thread(() -> {
			while (!work.get()) {
				this.registers.parking.park(work::get, TimeUnit.SECONDS.toNanos(20));
			}
			awake.countDown();
		});
		sleeper.start();
		while (sleeper.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		work.set(true);
		this.marks.wakeUp();
		assertThat(awake.await(5, TimeUnit.SECONDS)).isTrue();
	}

	/**
	 * What comes when the work was looked for already, but before the shard sleeps, finds
	 * it announced.
	 */
	@Test
	void whoLookedTooEarlyDoesNotSleep() {
		Parking parking = this.registers.parking;
		LockSupport.parkNanos(1);
		long start = System.nanoTime();
		parking.park(() -> {
			parking.wakeUp();
			return false;
		}, TimeUnit.SECONDS.toNanos(20));
		assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
	}

	@Test
	void whoHasWorkDoesNotSleep() {
		long start = System.nanoTime();
		this.registers.parking.park(() -> true, TimeUnit.SECONDS.toNanos(20));
		assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
	}

}
