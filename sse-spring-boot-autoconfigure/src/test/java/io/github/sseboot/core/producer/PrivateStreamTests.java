package io.github.sseboot.core.producer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseSource;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.CallerContext;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Who gets what of a private stream.
 */
class PrivateStreamTests {

	private final StreamRig rig = StreamRig.create();

	private final Producers producers = new Producers();

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void twoClientsAtOnceGetAllOfOneRun() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		SseStream stream = SseStream.start("a", (out) -> {
			this.producers.runs.incrementAndGet();
			go.await();
			this.producers.numbers(100).produce(out);
		});
		MemorySink one = this.rig.open(stream);
		MemorySink other = this.rig.open(stream);
		go.countDown();
		StreamRig.awaitEnd(one, CloseReason.COMPLETED);
		StreamRig.awaitEnd(other, CloseReason.COMPLETED);
		assertThat(this.producers.runs).hasValue(1);
		assertThat(StreamRig.data(one)).isEqualTo(Producers.texts(0, 100));
		assertThat(StreamRig.data(other)).isEqualTo(Producers.texts(0, 100));
	}

	@Test
	void aForeignPrincipalGetsWhatAStrangerGets() {
		MemorySink alice = new MemorySink();
		this.rig.open(SseStream.start("a", this.producers.numbers(3)), null, "alice", alice);
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
		assertThat(StreamRig.data(again)).isEqualTo(Producers.texts(0, 3));
	}

	@Test
	void whatIsCompleteIsReplayedWithinLingerAndNotProducedAgain() {
		SseStream stream = SseStream.start("a", this.producers.numbers(600));
		StreamRig.awaitEnd(this.rig.open(stream), CloseReason.COMPLETED);
		MemorySink again = this.rig.open(stream);
		StreamRig.awaitEnd(again, CloseReason.COMPLETED);
		assertThat(StreamRig.data(again)).isEqualTo(Producers.texts(0, 600));
		assertThat(this.producers.produced).hasValue(600);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.rig.node.statistics().memory() == 0;
		});
		assertThat(this.rig.admit(SseStream.resume("a"), null, null)).isInstanceOf(Admission.Completed.class);
	}

	@Test
	void aClientThatHasEverythingIsNotToComeBack() {
		MemorySink sink = this.rig.open(SseStream.start("a", this.producers.numbers(3)));
		StreamRig.awaitEnd(sink, CloseReason.COMPLETED);
		assertThat(this.rig.admit(SseStream.resume("a"), StreamRig.lastId(sink), null))
			.isInstanceOf(Admission.Completed.class);
	}

	@Test
	void aProducerThatFailsIsToldOfAndReportedOnce() {
		SseStream stream = SseStream.start("a", (out) -> {
			this.producers.numbers(3).produce(out);
			throw new IllegalStateException("no more");
		});
		MemorySink sink = this.rig.open(stream);
		StreamRig.awaitEnd(sink, CloseReason.FAILED);
		assertThat(StreamRig.data(sink)).isEqualTo(Producers.texts(0, 3));
		MemorySink again = this.rig.open(stream);
		StreamRig.awaitEnd(again, CloseReason.FAILED);
		assertThat(StreamRig.data(again)).isEqualTo(Producers.texts(0, 3));
		assertThat(this.rig.failures).singleElement().hasToString("java.lang.IllegalStateException: no more");
	}

	@Test
	void surroundingsThatCannotBeHadFailTheStream() {
		CallerContext broken = (call) -> {
			throw new IllegalStateException("no surroundings");
		};
		for (SseStream stream : List.of(SseStream.start("a", this.producers.numbers(3)), this.producers.flux("b", 3))) {
			MemorySink sink = new MemorySink();
			((Admission.Admitted) this.rig.admit(stream, null, null, broken)).open(sink);
			StreamRig.awaitEnd(sink, CloseReason.FAILED);
			assertThat(StreamRig.data(sink)).isEmpty();
		}
		assertThat(this.rig.failures).hasSize(2).allMatch((failure) -> "no surroundings".equals(failure.getMessage()));
	}

	@Test
	void aRefusedOrFailedOpeningDoesNotStartTheProducer() {
		AtomicInteger discarded = new AtomicInteger();
		SseSource source = new SseSource.Unnamed("endpoint",
				new SseSource.Produced((out) -> this.producers.runs.incrementAndGet(), discarded::incrementAndGet));
		((Admission.Admitted) this.rig.admit(source.stream(), null, null)).cancel();
		await().until(() -> discarded.get() == 1);
		this.rig.awaitNothingLeft();
		this.rig.node.stop(Duration.ZERO);
		assertThat(this.rig.admit(source.stream(), null, null)).isInstanceOf(Admission.Refused.class);
		assertThat(discarded).hasValue(2);
		assertThat(this.producers.runs).hasValue(0);
	}

	@Test
	void anUnnamedStreamIsFoundByTheIdAtTheSameEndpointByTheSamePrincipalOnly() {
		MemorySink sink = new MemorySink();
		Connection connection = this.rig.open(this.producers.unnamed("e", 1_000_000).stream(), null, "alice", sink);
		await().until(() -> StreamRig.data(sink).size() > 10);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> this.rig.closed.size() == 1);
		String id = StreamRig.lastId(sink);
		assertThat(id).matches("[A-Za-z0-9_-]{37}");
		for (Admission foreign : List.of(this.rig.admit(this.producers.unnamed("e", 1).stream(), id, "bob"),
				this.rig.admit(this.producers.unnamed("e", 1).stream(), id, null),
				this.rig.admit(this.producers.unnamed("f", 1).stream(), id, "alice"),
				this.rig.admit(this.producers.unnamed("e", 1).stream(), id.substring(0, 36) + "?", "alice"),
				this.rig.admit(this.producers.unnamed("e", 1).stream(), "x".repeat(100_000), "alice"))) {
			assertThat(foreign).isInstanceOf(Admission.Completed.class);
		}
		MemorySink again = new MemorySink();
		this.rig.open(this.producers.unnamed("e", 1).stream(), id, "alice", again);
		await().until(() -> StreamRig.data(again).size() > 10);
		int had = StreamRig.data(sink).size();
		assertThat(StreamRig.data(again).get(0)).isEqualTo("" + had);
		assertThat(again.text()).startsWith("event: sse.open\nid: " + id + "\nretry: 3000\ndata: exact\n");
	}

	@Test
	void anIdOfAnEarlierRunIsToldOf() {
		MemorySink sink = new MemorySink();
		Connection connection = this.rig.open(SseStream.start("a", (out) -> {
			this.producers.numbers(3).produce(out);
			new CountDownLatch(1).await();
		}), null, null, sink);
		await().until(() -> StreamRig.data(sink).size() == 3);
		connection.close(CloseReason.DISCONNECTED);
		await().until(() -> {
			this.rig.advance(StreamRig.LINGER);
			return this.rig.node.statistics().memory() == 0;
		});
		MemorySink again = new MemorySink();
		this.rig.open(SseStream.start("a", (out) -> out.send("new run")), StreamRig.lastId(sink), null, again);
		StreamRig.awaitEnd(again, CloseReason.COMPLETED);
		assertThat(again.text()).contains("event: sse.gap\ndata: trimmed a\n");
		assertThat(StreamRig.data(again)).containsExactly("new run");
	}

	@Test
	void shutdownCancelsProducersAndReadersComeBack() {
		MemorySink sink = this.rig.open(SseStream.start("a", this.producers.numbers(100_000_000)));
		await().until(() -> this.producers.produced.get() > 10);
		this.rig.node.stop(Duration.ofSeconds(5));
		await().until(() -> this.producers.ended.get() != null);
		assertThat(this.rig.closed).containsExactly(CloseReason.SHUTDOWN);
		assertThat(sink.text()).endsWith("data: SHUTDOWN\n\n");
		assertThat(this.rig.failures).isEmpty();
		assertThat(this.rig.node.statistics().memory()).isZero();
	}

	@Test
	void whatMakesNoSenseIsRejected() {
		SseStream stream = SseStream.start("a", this.producers.numbers(1));
		assertThatIllegalArgumentException().isThrownBy(() -> stream.replay(3)).withMessageContaining("private");
		assertThatIllegalArgumentException().isThrownBy(stream::latest).withMessageContaining("private");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.where("a", "b")).withMessageContaining("where");
		assertThatIllegalArgumentException().isThrownBy(() -> stream.and(SseChannel.of("b")))
			.withMessageContaining("and is for streams of channels");
		assertThatIllegalArgumentException().isThrownBy(() -> SseStream.resume("")).withMessageContaining("1 to 200");
		assertThat(stream.attribute("a", 1).attributes()).containsEntry("a", 1);
	}

}
