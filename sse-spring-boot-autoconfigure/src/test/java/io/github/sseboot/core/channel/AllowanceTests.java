package io.github.sseboot.core.channel;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowanceTests {

	@Test
	void nobodyTakesMoreThanThereIs() {
		Allowance allowance = new Allowance(10, () -> {
		});
		assertThat(allowance.take(10)).isTrue();
		assertThat(allowance.take(1)).isFalse();
		assertThat(allowance.take(Long.MAX_VALUE)).isFalse();
		allowance.giveBack(4);
		assertThat(allowance.take(4)).isTrue();
		assertThat(allowance.used()).isEqualTo(10);
	}

	@Test
	void manyThreadsTogetherDoNotEither() {
		AtomicLong held = new AtomicLong();
		AtomicLong most = new AtomicLong();
		Allowance allowance = new Allowance(5, () -> {
		});
		IntStream.range(0, 100_000).parallel().forEach((i) -> {
			if (allowance.take(2)) {
				most.accumulateAndGet(held.addAndGet(2), Math::max);
				held.addAndGet(-2);
				allowance.giveBack(2);
			}
		});
		assertThat(most.get()).isBetween(2L, 4L);
		assertThat(allowance.used()).isZero();
	}

}
