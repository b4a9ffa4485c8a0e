package io.github.sseboot.core.producer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseStream;
import io.github.sseboot.StreamEndedException;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How fast and how long producers run.
 */
class DemandTests {

	private final StreamRig rig = StreamRig.create();

	private final Producers producers = new Producers();

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void aReaderThatStopsPausesTheProducerAndNothingIsLost() {
		MemorySink stalled = new MemorySink();
		MemorySink healthy = new MemorySink();
		SseStream stream = SseStream.start("a", this.producers.numbers(5000));
		stalled.stall();
		Connection connection = this.rig.open(stream, null, null, stalled);
		this.rig.open(stream, null, null, healthy);
		await().until(() -> StreamRig.data(healthy).size() == Window.EVENTS);
		await().during(Duration.ofMillis(300)).until(() -> this.producers.produced.get() == Window.EVENTS);
		stalled.unstall();
		connection.ready();
		StreamRig.awaitEnd(healthy, CloseReason.COMPLETED);
		StreamRig.awaitEnd(stalled, CloseReason.COMPLETED);
		assertThat(StreamRig.data(stalled)).isEqualTo(Producers.texts(0, 5000)).isEqualTo(StreamRig.data(healthy));
	}

	@Test
	void aProducerGoesOnAsSoonAsThereIsRoom() {
		MemorySink sink = this.rig.open(SseStream.start("a", this.producers.numbers(50_000)));
		await().atMost(Duration.ofSeconds(20)).until(sink::closed);
		MemorySink other = this.rig.open(this.producers.flux("b", 50_000));
		await().atMost(Duration.ofSeconds(20)).until(other::closed);
		assertThat(StreamRig.data(sink)).isEqualTo(Producers.texts(0, 50_000)).isEqualTo(StreamRig.data(other));
	}

	@Test
	void aStalledReaderIsEndedAndTheOthersGoOn() {
		MemorySink stalled = new MemorySink();
		SseStream stream = SseStream.start("a", this.producers.numbers(1000));
		stalled.stall();
		this.rig.open(stream, null, null, stalled);
		MemorySink healthy = this.rig.open(stream);
		await().until(() -> this.producers.produced.get() == Window.EVENTS);
		this.rig.advance(Duration.ofSeconds(21));
		StreamRig.awaitEnd(healthy, CloseReason.COMPLETED);
		assertThat(this.rig.closed).containsExactlyInAnyOrder(CloseReason.STALLED, CloseReason.COMPLETED);
	}

	@Test
	void eventsOfAMegabytePauseTheProducerToo() {
		MemorySink stalled = new MemorySink();
		stalled.stall();
		String large = "x".repeat(300_000);
		this.rig.open(SseStream.start("a", (out) -> {
			while (!out.cancelled()) {
				out.send(large);
				this.producers.produced.incrementAndGet();
			}
		}), null, null, stalled);
		await().until(() -> this.producers.produced.get() == 4);
		await().during(Duration.ofMillis(300)).until(() -> this.producers.produced.get() == 4);
	}

	@Test
	void nobodyForLingerCancels() {
		Connection connection = this.rig.open(SseStream.start("a", this.producers.numbers(1_000_000)), null, null,
				new MemorySink());
		await().until(() -> this.producers.produced.get() > 100);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> this.rig.closed.size() == 1);
		await().during(Duration.ofMillis(500)).until(() -> this.producers.ended.get() == null);
		assertThat(Producers.admitted(this.rig.admit(SseStream.resume("a"), null, null))).isTrue();
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.producers.ended.get() instanceof StreamEndedException;
		});
		this.rig.awaitNothingLeft();
		assertThat(this.rig.admit(SseStream.resume("a"), null, null)).isInstanceOf(Admission.Completed.class);
		assertThat(this.rig.failures).isEmpty();
	}

	@Test
	void aProducerThatSleepsIsInterrupted() {
		Connection connection = this.rig.open(SseStream.start("a", (out) -> {
			try {
				this.producers.produced.incrementAndGet();
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.producers.ended.set(ex);
				throw ex;
			}
		}), null, null, new MemorySink());
		await().until(() -> this.producers.produced.get() == 1);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> this.rig.closed.size() == 1);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.producers.ended.get() != null;
		});
		this.rig.awaitNothingLeft();
		assertThat(this.rig.failures).isEmpty();
	}

	@Test
	void aPublisherIsAskedForWhatClientsRead() {
		MemorySink stalled = new MemorySink();
		stalled.stall();
		Connection connection = this.rig.open(this.producers.flux("a", 5000), null, null, stalled);
		await().until(() -> this.producers.produced.get() >= Window.EVENTS);
		await().during(Duration.ofMillis(300)).until(() -> this.producers.produced.get() <= Window.EVENTS + 32);
		stalled.unstall();
		connection.ready();
		StreamRig.awaitEnd(stalled, CloseReason.COMPLETED);
		assertThat(StreamRig.data(stalled)).isEqualTo(Producers.texts(0, 5000));
	}

	@Test
	void aPublisherIsCancelledWhenNobodyListensForLinger() {
		AtomicInteger cancelled = new AtomicInteger();
		Flux<String> flux = Flux.<String>never().doOnCancel(cancelled::incrementAndGet);
		Connection connection = this.rig.open(SseStream.startFrom("a", JdkFlowAdapter.publisherToFlowPublisher(flux)),
				null, null, new MemorySink());
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return cancelled.get() == 1;
		});
		this.rig.awaitNothingLeft();
	}

	@Test
	void aPublisherThatFailsOrSendsTooMuchFailsTheStream() {
		Flux<String> flux = Flux.just("0").concatWith(Flux.error(new IllegalStateException("no more")));
		MemorySink sink = this.rig.open(SseStream.startFrom("a", JdkFlowAdapter.publisherToFlowPublisher(flux)));
		StreamRig.awaitEnd(sink, CloseReason.FAILED);
		assertThat(StreamRig.data(sink)).containsExactly("0");
	}

	@Test
	void moreThanHalfOfTheMemoryIsNotStarted() {
		try (StreamRig small = new StreamRig(1 << 20, 100, 1 << 20, 50_000)) {
			MemorySink stalled = new MemorySink();
			stalled.stall();
			Connection connection = small.open(SseStream.start("a", (out) -> {
				for (int i = 0; i < 50; i++) {
					out.send(i + "x".repeat(100_000));
					this.producers.produced.incrementAndGet();
				}
			}), null, null, stalled);
			await().until(() -> this.producers.produced.get() == 6);
			await().during(Duration.ofMillis(300)).until(() -> this.producers.produced.get() == 6);
			assertThat(small.admit(SseStream.start("b", this.producers.numbers(1)), null, null)).isInstanceOfSatisfying(
					Admission.Refused.class,
					(refused) -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.MEMORY));
			fillTheMemory(small);
			stalled.unstall();
			connection.ready();
			StreamRig.awaitEnd(stalled, CloseReason.COMPLETED);
			assertThat(StreamRig.data(stalled)).hasSize(50).allMatch((data) -> data.length() > 100_000);
			assertThat(stalled.text()).doesNotContain("sse.gap");
			fillTheMemory(small);
		}
	}

	private static void fillTheMemory(StreamRig small) {
		byte[] data = "y".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
		IntStream.range(0, 100).forEach((i) -> small.node.publish(NewEvent.message(List.of("c" + i % 20), null, data)));
		assertThat(small.node.statistics().memory()).isLessThanOrEqualTo(1 << 20);
	}

	@Test
	void moreChannelsThanAllowedAreRefused() {
		try (StreamRig small = new StreamRig(1 << 20, 1, 1 << 20, 50_000)) {
			small.open(SseStream.start("a", this.producers.numbers(3)));
			assertThat(small.admit(SseStream.start("b", this.producers.numbers(3)), null, null))
				.isInstanceOf(Admission.Refused.class);
		}
	}

	@Test
	@Tag("slow")
	void tenThousandQuickStreamsLeaveNothingBehind() {
		for (int i = 0; i < 10_000; i++) {
			this.rig.open(SseStream.start("quick" + i, this.producers.numbers(2)));
		}
		await().atMost(Duration.ofSeconds(60)).until(() -> this.rig.closed.size() == 10_000);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.rig.node.statistics().memory() == 0;
		});
		assertThat(this.producers.produced).hasValue(20_000);
		assertThat(this.rig.node.statistics().connections()).isZero();
		assertThat(this.rig.failures).isEmpty();
	}

}
