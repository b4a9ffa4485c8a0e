package io.github.sseboot.core.producer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseProducer;
import io.github.sseboot.SseSource;
import io.github.sseboot.SseStream;
import io.github.sseboot.StreamEndedException;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class PrivateStreamTests {

	private final StreamRig rig = StreamRig.create();

	private final AtomicInteger runs = new AtomicInteger();

	private final AtomicInteger produced = new AtomicInteger();

	private final AtomicReference<Throwable> ended = new AtomicReference<>();

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void twoClientsAtOnceGetAllOfOneRun() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		SseStream stream = SseStream.start("a", (out) -> {
			this.runs.incrementAndGet();
			go.await();
			numbers(100).produce(out);
		});
		MemorySink one = this.rig.open(stream);
		MemorySink other = this.rig.open(stream);
		go.countDown();
		StreamRig.awaitEnd(one, CloseReason.COMPLETED);
		StreamRig.awaitEnd(other, CloseReason.COMPLETED);
		assertThat(this.runs).hasValue(1);
		assertThat(StreamRig.data(one)).isEqualTo(texts(0, 100));
		assertThat(StreamRig.data(other)).isEqualTo(texts(0, 100));
	}

	@Test
	void aReaderThatStopsPausesTheProducerAndNothingIsLost() {
		MemorySink stalled = new MemorySink();
		MemorySink healthy = new MemorySink();
		SseStream stream = SseStream.start("a", numbers(5000));
		stalled.stall();
		Connection connection = this.rig.open(stream, null, null, stalled);
		this.rig.open(stream, null, null, healthy);
		await().until(() -> StreamRig.data(healthy).size() == Window.EVENTS);
		await().during(Duration.ofMillis(300)).until(() -> this.produced.get() == Window.EVENTS);
		stalled.unstall();
		connection.ready();
		StreamRig.awaitEnd(healthy, CloseReason.COMPLETED);
		StreamRig.awaitEnd(stalled, CloseReason.COMPLETED);
		assertThat(StreamRig.data(stalled)).isEqualTo(texts(0, 5000)).isEqualTo(StreamRig.data(healthy));
	}

	@Test
	void aStalledReaderIsEndedAndTheOthersGoOn() {
		MemorySink stalled = new MemorySink();
		SseStream stream = SseStream.start("a", numbers(1000));
		stalled.stall();
		this.rig.open(stream, null, null, stalled);
		MemorySink healthy = this.rig.open(stream);
		await().until(() -> this.produced.get() == Window.EVENTS);
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
				this.produced.incrementAndGet();
			}
		}), null, null, stalled);
		await().until(() -> this.produced.get() == 4);
		await().during(Duration.ofMillis(300)).until(() -> this.produced.get() == 4);
	}

	@Test
	void nobodyForLingerCancels() {
		Connection connection = this.rig.open(SseStream.start("a", numbers(1_000_000)), null, null, new MemorySink());
		await().until(() -> this.produced.get() > 100);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> this.rig.closed.size() == 1);
		await().during(Duration.ofMillis(500)).until(() -> this.ended.get() == null);
		assertThat(admitted(this.rig.admit(SseStream.resume("a"), null, null))).isTrue();
		this.rig.advance(StreamRig.LINGER);
		await().until(() -> this.ended.get() instanceof StreamEndedException);
		this.rig.awaitNothingLeft();
		assertThat(this.rig.admit(SseStream.resume("a"), null, null)).isInstanceOf(Admission.Completed.class);
		assertThat(this.rig.failures).isEmpty();
	}

	@Test
	void aProducerThatSleepsIsInterrupted() {
		Connection connection = this.rig.open(SseStream.start("a", (out) -> {
			try {
				this.produced.incrementAndGet();
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.ended.set(ex);
				throw ex;
			}
		}), null, null, new MemorySink());
		await().until(() -> this.produced.get() == 1);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> this.rig.closed.size() == 1);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.ended.get() != null;
		});
		this.rig.awaitNothingLeft();
		assertThat(this.rig.failures).isEmpty();
	}

	@Test
	void aForeignPrincipalGetsWhatAStrangerGets() {
		MemorySink alice = new MemorySink();
		this.rig.open(SseStream.start("a", numbers(3)), null, "alice", alice);
		StreamRig.awaitEnd(alice, CloseReason.COMPLETED);
		assertThat(this.rig.admit(SseStream.resume("a"), null, "bob")).isInstanceOf(Admission.Completed.class);
		assertThat(this.rig.admit(SseStream.resume("a"), null, null)).isInstanceOf(Admission.Completed.class);
		assertThat(this.rig.admit(SseStream.resume("none"), null, "bob")).isInstanceOf(Admission.Completed.class);
		MemorySink bob = new MemorySink();
		this.rig.open(SseStream.start("a", (out) -> out.send("bob's")), null, "bob", bob);
		StreamRig.awaitEnd(bob, CloseReason.COMPLETED);
		assertThat(StreamRig.data(bob)).containsExactly("bob's");
		MemorySink again = new MemorySink();
		this.rig.open(SseStream.resume("a"), null, "alice", again);
		StreamRig.awaitEnd(again, CloseReason.COMPLETED);
		assertThat(StreamRig.data(again)).isEqualTo(texts(0, 3));
	}

	@Test
	void whatIsCompleteIsReplayedWithinLingerAndNotProducedAgain() {
		SseStream stream = SseStream.start("a", numbers(600));
		StreamRig.awaitEnd(this.rig.open(stream), CloseReason.COMPLETED);
		MemorySink again = this.rig.open(stream);
		StreamRig.awaitEnd(again, CloseReason.COMPLETED);
		assertThat(StreamRig.data(again)).isEqualTo(texts(0, 600));
		assertThat(this.produced).hasValue(600);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.rig.node.memory() == 0;
		});
		assertThat(this.rig.admit(SseStream.resume("a"), null, null)).isInstanceOf(Admission.Completed.class);
	}

	@Test
	void aClientThatHasEverythingIsNotToComeBack() {
		MemorySink sink = this.rig.open(SseStream.start("a", numbers(3)));
		StreamRig.awaitEnd(sink, CloseReason.COMPLETED);
		assertThat(this.rig.admit(SseStream.resume("a"), StreamRig.lastId(sink), null))
			.isInstanceOf(Admission.Completed.class);
	}

	@Test
	void aProducerThatFailsIsToldOfAndReportedOnce() {
		SseStream stream = SseStream.start("a", (out) -> {
			numbers(3).produce(out);
			throw new IllegalStateException("no more");
		});
		MemorySink sink = this.rig.open(stream);
		StreamRig.awaitEnd(sink, CloseReason.FAILED);
		assertThat(StreamRig.data(sink)).isEqualTo(texts(0, 3));
		MemorySink again = this.rig.open(stream);
		StreamRig.awaitEnd(again, CloseReason.FAILED);
		assertThat(StreamRig.data(again)).isEqualTo(texts(0, 3));
		assertThat(this.rig.failures).singleElement().hasToString("java.lang.IllegalStateException: no more");
	}

	@Test
	void aPublisherIsAskedForWhatClientsRead() {
		MemorySink stalled = new MemorySink();
		stalled.stall();
		Connection connection = this.rig.open(flux("a", 5000), null, null, stalled);
		await().until(() -> this.produced.get() >= Window.EVENTS);
		await().during(Duration.ofMillis(300)).until(() -> this.produced.get() <= Window.EVENTS + 32);
		stalled.unstall();
		connection.ready();
		StreamRig.awaitEnd(stalled, CloseReason.COMPLETED);
		assertThat(StreamRig.data(stalled)).isEqualTo(texts(0, 5000));
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
	void aRefusedOrFailedOpeningDoesNotStartTheProducer() {
		AtomicInteger discarded = new AtomicInteger();
		SseSource source = new SseSource.Unnamed("endpoint",
				new SseSource.Produced((out) -> this.runs.incrementAndGet(), discarded::incrementAndGet));
		((Admission.Admitted) this.rig.admit(source.stream(), null, null)).cancel();
		await().until(() -> discarded.get() == 1);
		this.rig.awaitNothingLeft();
		this.rig.node.stop(Duration.ZERO);
		assertThat(this.rig.admit(source.stream(), null, null)).isInstanceOf(Admission.Refused.class);
		assertThat(discarded).hasValue(2);
		assertThat(this.runs).hasValue(0);
	}

	@Test
	void anUnnamedStreamIsFoundByTheIdAtTheSameEndpointByTheSamePrincipalOnly() {
		MemorySink sink = new MemorySink();
		Connection connection = this.rig.open(unnamed("e", 1_000_000).stream(), null, "alice", sink);
		await().until(() -> StreamRig.data(sink).size() > 10);
		connection.close(CloseReason.DISCONNECTED);
		String id = StreamRig.lastId(sink);
		assertThat(id).matches("[A-Za-z0-9_-]{37}");
		for (Admission foreign : List.of(this.rig.admit(unnamed("e", 1).stream(), id, "bob"),
				this.rig.admit(unnamed("e", 1).stream(), id, null),
				this.rig.admit(unnamed("f", 1).stream(), id, "alice"),
				this.rig.admit(unnamed("e", 1).stream(), id.substring(0, 36) + "?", "alice"),
				this.rig.admit(unnamed("e", 1).stream(), "x".repeat(100_000), "alice"))) {
			assertThat(foreign).isInstanceOf(Admission.Completed.class);
		}
		MemorySink again = new MemorySink();
		this.rig.open(unnamed("e", 1).stream(), id, "alice", again);
		await().until(() -> StreamRig.data(again).size() > 10);
		int had = StreamRig.data(sink).size();
		assertThat(StreamRig.data(again).get(0)).isEqualTo("" + had);
		assertThat(again.text()).startsWith("event: sse.open\nid: " + id + "\nretry: 3000\ndata: exact\n");
	}

	@Test
	void anIdOfAnEarlierRunIsToldOf() {
		MemorySink sink = new MemorySink();
		Connection connection = this.rig.open(SseStream.start("a", numbers(1_000_000)), null, null, sink);
		await().until(() -> StreamRig.data(sink).size() > 10);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.rig.node.memory() == 0;
		});
		MemorySink again = new MemorySink();
		this.rig.open(SseStream.start("a", (out) -> out.send("new run")), StreamRig.lastId(sink), null, again);
		StreamRig.awaitEnd(again, CloseReason.COMPLETED);
		assertThat(again.text()).contains("event: sse.gap\ndata: trimmed a\n");
		assertThat(StreamRig.data(again)).containsExactly("new run");
	}

	@Test
	void moreThanHalfOfTheMemoryIsNotStarted() {
		try (StreamRig small = new StreamRig(1 << 20, 100, 1 << 20)) {
			MemorySink stalled = new MemorySink();
			stalled.stall();
			Connection connection = small.open(SseStream.start("a", (out) -> {
				for (int i = 0; i < 50; i++) {
					out.send(i + "x".repeat(100_000));
					this.produced.incrementAndGet();
				}
			}), null, null, stalled);
			await().until(() -> this.produced.get() == 6);
			await().during(Duration.ofMillis(300)).until(() -> this.produced.get() == 6);
			assertThat(small.admit(SseStream.start("b", numbers(1)), null, null)).isInstanceOfSatisfying(
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
		assertThat(small.node.memory()).isLessThanOrEqualTo(1 << 20);
	}

	@Test
	void moreChannelsThanAllowedAreRefused() {
		try (StreamRig small = new StreamRig(1 << 20, 1, 1 << 20)) {
			small.open(SseStream.start("a", numbers(3)));
			assertThat(small.admit(SseStream.start("b", numbers(3)), null, null)).isInstanceOf(Admission.Refused.class);
		}
	}

	@Test
	void shutdownCancelsProducersAndReadersComeBack() {
		MemorySink sink = this.rig.open(SseStream.start("a", numbers(100_000_000)));
		await().until(() -> this.produced.get() > 10);
		this.rig.node.stop(Duration.ofSeconds(5));
		await().until(() -> this.ended.get() != null);
		assertThat(this.rig.closed).containsExactly(CloseReason.SHUTDOWN);
		assertThat(sink.text()).endsWith("data: SHUTDOWN\n\n");
		assertThat(this.rig.failures).isEmpty();
		assertThat(this.rig.node.memory()).isZero();
	}

	@Test
	void whatMakesNoSenseIsRejected() {
		SseStream stream = SseStream.start("a", numbers(1));
		assertThatIllegalArgumentException().isThrownBy(() -> stream.replay(3)).withMessageContaining("private");
		assertThatIllegalArgumentException().isThrownBy(stream::latest).withMessageContaining("private");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.where("a", "b")).withMessageContaining("where");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.and(SseChannel.of("b")))
			.withMessageContaining("and is for streams of channels");
		assertThatIllegalArgumentException().isThrownBy(() -> SseStream.resume("")).withMessageContaining("1 to 200");
		assertThat(stream.attribute("a", 1).attributes()).containsEntry("a", 1);
	}

	@Test
	@Tag("slow")
	void tenThousandQuickStreamsLeaveNothingBehind() {
		for (int i = 0; i < 10_000; i++) {
			this.rig.open(SseStream.start("quick" + i, numbers(2)));
		}
		await().atMost(Duration.ofSeconds(60)).until(() -> this.rig.closed.size() == 10_000);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.rig.node.memory() == 0;
		});
		assertThat(this.produced).hasValue(20_000);
		assertThat(this.rig.node.counts().live()).isZero();
		assertThat(this.rig.failures).isEmpty();
	}

	private SseStream flux(String name, int count) {
		Flux<String> flux = Flux.range(0, count).doOnNext((i) -> this.produced.incrementAndGet()).map(String::valueOf);
		return SseStream.startFrom(name, JdkFlowAdapter.publisherToFlowPublisher(flux));
	}

	private SseSource unnamed(String endpoint, int count) {
		return new SseSource.Unnamed(endpoint, new SseSource.Produced(numbers(count), () -> {
		}));
	}

	private SseProducer numbers(int count) {
		return (out) -> {
			try {
				for (int i = 0; i < count; i++) {
					out.send(i);
					this.produced.incrementAndGet();
				}
			}
			catch (StreamEndedException ex) {
				this.ended.set(ex);
				throw ex;
			}
		};
	}

	private static boolean admitted(Admission admission) {
		if (admission instanceof Admission.Admitted admitted) {
			admitted.cancel();
			return true;
		}
		return false;
	}

	private static List<String> texts(int from, int to) {
		return IntStream.range(from, to).mapToObj(String::valueOf).toList();
	}

}
