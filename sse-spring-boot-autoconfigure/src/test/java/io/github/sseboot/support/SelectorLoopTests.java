package io.github.sseboot.support;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SelectorLoop}.
 */
@Timeout(20)
class SelectorLoopTests {

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	private final SelectorLoop loop = SelectorLoop.start("loop", this.failures::add);

	@AfterEach
	void close() {
		this.loop.close();
	}

	@Test
	void taskWakesAnIdleLoop() throws Exception {
		long before = System.nanoTime();
		for (int i = 0; i < 5; i++) {
			CompletableFuture<Void> done = new CompletableFuture<>();
			this.loop.execute(() -> done.complete(null));
			done.get(10, TimeUnit.SECONDS);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(2500));
	}

	@Test
	void timersRunInTheOrderOfTheirTimes() throws Exception {
		List<Integer> order = new CopyOnWriteArrayList<>();
		CompletableFuture<Void> done = new CompletableFuture<>();
		long before = System.nanoTime();
		this.loop.execute(() -> {
			this.loop.after(Duration.ofMillis(100), () -> done.complete(null));
			this.loop.after(Duration.ofMillis(60), () -> order.add(2));
			this.loop.after(Duration.ofMillis(20), () -> order.add(1));
		});
		done.get(10, TimeUnit.SECONDS);
		assertThat(order).containsExactly(1, 2);
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
	}

	@Test
	void failureIsToldAndTheLoopGoesOn() throws Exception {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.loop.execute(() -> {
			throw new IllegalStateException("first");
		});
		this.loop.execute(() -> done.complete(null));
		done.get(10, TimeUnit.SECONDS);
		assertThat(this.failures).singleElement().asString().contains("first");
	}

}
