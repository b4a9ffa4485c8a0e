package io.github.sseboot.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Whatever the application's executor is like, the caller neither waits nor works.
 */
class CourierTests {

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	@Test
	void anExecutorThatRunsThingsOnTheCallerDoesNotReachTheCaller() {
		runs(Runnable::run);
	}

	@Test
	void whatAnExecutorRejectsIsDoneAllTheSame() {
		runs((task) -> {
			throw new RejectedExecutionException("full");
		});
	}

	private void runs(Executor executor) {
		Courier courier = new Courier(executor);
		courier.execute(() -> this.threads.add(Thread.currentThread()));
		await().until(() -> !this.threads.isEmpty());
		assertThat(this.threads).doesNotContain(Thread.currentThread());
		courier.stop();
	}

	@Test
	void anExecutorThatBlocksHoldsNobodyUp() {
		CountDownLatch released = new CountDownLatch(1);
		Courier courier = new Courier((task) -> {
			await().until(() -> released.getCount() == 0);
			task.run();
		});
		courier.execute(() -> this.threads.add(Thread.currentThread()));
		assertThat(this.threads).isEmpty();
		released.countDown();
		await().until(() -> !this.threads.isEmpty());
		courier.stop();
	}

	@Test
	void whatComesAfterTheEndIsRejected() {
		Courier courier = new Courier(Runnable::run);
		courier.stop();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> courier.execute(() -> {
		}));
	}

}
