package io.github.sseboot.core.producer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseSource;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.wire.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How many producers may run at a time.
 */
class ProducerPlacesTests {

	private static final int PLACES = 20;

	private final StreamRig rig = new StreamRig(64 << 20, 1000, 1 << 20, PLACES);

	private final Producers producers = new Producers();

	private final CountDownLatch go = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void oneMoreIsRefusedForNowAndLeavesNothing() {
		try (StreamRig small = new StreamRig(64 << 20, 2, 1 << 20, 1)) {
			small.open(waiting(0));
			AtomicInteger discarded = new AtomicInteger();
			SseSource source = new SseSource.Unnamed("endpoint",
					new SseSource.Produced((out) -> this.producers.runs.incrementAndGet(), discarded::incrementAndGet));
			assertThat(refused(small, source.stream())).isTrue();
			assertThat(refused(small, source.stream())).isTrue();
			assertThat(discarded).hasValue(2);
			assertThat(this.producers.runs).hasValue(0);
		}
	}

	@Test
	void whatRunsIsHeardAndPublishersNeedNoPlace() {
		take(PLACES);
		assertThat(refused(this.rig, waiting(0))).isFalse();
		StreamRig.awaitEnd(this.rig.open(this.producers.flux("flux", 3)), CloseReason.COMPLETED);
	}

	@Test
	@Timeout(20)
	void whoIsToldTheEndMayStartTheNext() {
		take(PLACES - 1);
		for (int i = 0; i < 500; i++) {
			MemorySink sink = this.rig.open(this.producers.unnamed("next", 1).stream());
			while (!sink.closed()) {
				Thread.onSpinWait();
			}
		}
	}

	@Test
	void whatFailsGivesItsPlaceBack() {
		for (int i = 0; i <= PLACES; i++) {
			StreamRig.awaitEnd(this.rig.open(SseStream.start("failing" + i, (out) -> {
				throw new IllegalStateException("failed");
			})), CloseReason.FAILED);
		}
	}

	@Test
	void whatIsNeverRunOrIsInterruptedGivesItsPlaceBack() {
		for (int i = 0; i < PLACES; i += 2) {
			assertThat(refused(this.rig, waiting(i))).isFalse();
			this.rig.open(waiting(i + 1), null, null, new MemorySink()).close(CloseReason.DISCONNECTED);
		}
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return IntStream.range(PLACES, 2 * PLACES).noneMatch((number) -> refused(this.rig, waiting(number)));
		});
	}

	private void take(int count) {
		IntStream.range(0, count).forEach((i) -> this.rig.open(waiting(i)));
	}

	private SseStream waiting(int number) {
		return SseStream.start("waiting" + number, (out) -> this.go.await());
	}

	private static boolean refused(StreamRig rig, SseStream stream) {
		Admission admission = rig.admit(stream, null, null);
		if (admission instanceof Admission.Refused refused) {
			assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.PRODUCERS);
			return true;
		}
		((Admission.Admitted) admission).cancel();
		return false;
	}

}
