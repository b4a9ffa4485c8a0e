package io.github.sseboot.core.connection;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.engine.Position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StartTests {

	private final MemorySink sink = new MemorySink();

	private final Bench bench = Bench.keeping(3, LagPolicy.GAP);

	@Test
	void aNewClientGetsWhatIsPublishedFromThenOn() {
		this.bench.publish("a", "before");
		this.bench.open(SseStream.of("a"), "", this.sink);
		this.bench.publish("a", "after");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "after");
	}

	@Test
	void whatIsPublishedBetweenAdmissionAndStartIsNotMissed() {
		Admission.Admitted admitted = (Admission.Admitted) this.bench.admit(SseStream.of("a"), null);
		this.bench.publish("a", "1");
		this.bench.pass();
		admitted.open(this.sink);
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1");
	}

	@Test
	void whoReturnsGetsExactlyWhatItMissed() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.publish("a", "1");
		this.bench.settle();
		String id = Bench.lastId(this.sink);
		this.bench.publish("a", "2", "3");
		MemorySink again = new MemorySink();
		this.bench.open(SseStream.of("a"), id, again);
		assertThat(Bench.received(again)).containsExactly("sse.open exact", "2", "3");
	}

	@Test
	void whoReturnsTooLateIsToldWhereAndGetsTheRest() {
		this.bench.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")), null, this.sink);
		String id = Bench.lastId(this.sink);
		this.bench.publish("b", "b1");
		this.bench.publish("a", "1", "2", "3", "4");
		MemorySink again = new MemorySink();
		this.bench.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")), id, again);
		assertThat(Bench.received(again)).containsExactly("sse.open gap", "sse.gap trimmed a", "b1", "2", "3", "4");
	}

	@Test
	void whoReturnsToARemovedChannelIsToldWhatIsGone() {
		Bench forgetful = Bench.keeping(0, LagPolicy.GAP);
		forgetful.open(SseStream.of("b"), null, this.sink);
		String id = Bench.lastId(this.sink);
		forgetful.publish("a", "1");
		MemorySink again = new MemorySink();
		forgetful.open(SseStream.of("a"), id, again);
		assertThat(Bench.received(again)).startsWith("sse.open gap", "sse.gap trimmed a");
		MemorySink other = new MemorySink();
		forgetful.open(SseStream.of("c"), id, other);
		assertThat(Bench.received(other)).containsExactly("sse.open exact");
	}

	@Test
	void garbageAndForeignIdsAreToldAndGetWhatIsKept() {
		this.bench.publish("a", "1");
		this.bench.open(SseStream.of("a"), "no id of ours", this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open gap", "sse.gap unknown-id a", "1");
		MemorySink other = new MemorySink();
		Bench elsewhere = Bench.keeping(3, LagPolicy.GAP);
		elsewhere.log.append(List.of());
		elsewhere.channels.forked(new Position(0, 0, 1));
		String foreign = "1AAAAAAAABQAAAA";
		this.bench.open(SseStream.of("a"), foreign, other);
		assertThat(Bench.received(other)).startsWith("sse.open gap", "sse.gap reset a", "1");
	}

	@Test
	void replayGivesTheNewestOfAllChannelsTogether() {
		this.bench.publish("a", "1", "2");
		this.bench.publish("b", "3");
		this.bench.publish("a", "4");
		this.bench.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")).replay(3), null, this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "2", "3", "4");
		MemorySink none = new MemorySink();
		this.bench.open(SseStream.of("c").replay(3), null, none);
		assertThat(Bench.received(none)).containsExactly("sse.open new");
		assertThat(none.text()).contains("id: ");
	}

	@Test
	void whatTheLogHasTakenBackIsNotReplayedThoughItIsStillThere() {
		this.bench.publish("a", "void");
		this.bench.channels.forked(new Position(0, 0, 0));
		this.bench.open(SseStream.of("a"), "no id of ours", this.sink);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open gap", "sse.gap unknown-id a",
				"sse.checkpoint ");
		MemorySink other = new MemorySink();
		this.bench.open(SseStream.of("a").replay(2), null, other);
		assertThat(Bench.received(other)).containsExactly("sse.open new");
	}

	@Test
	void replayFindsTheNewestEventsWhilePublishersTrimTheOldest() throws InterruptedException {
		Bench busy = Bench.keeping(5000, LagPolicy.GAP);
		int found = 0;
		AtomicBoolean stop = new AtomicBoolean();
		Thread publisher = new Thread(() -> {
			while (!stop.get()) {
				busy.publish("a", "x");
			}
		});
		busy.publish("a", "x".repeat(5000).split(""));
		publisher.start();
		try {
			for (int i = 0; i < 300; i++) {
				Admission.Admitted admitted = (Admission.Admitted) busy.admit(SseStream.of("a").replay(5), null);
				ClientConnection connection = (ClientConnection) admitted.open(new MemorySink());
				found += (connection.start.unpromised() - connection.start.position() == 5) ? 1 : 0;
				connection.close(CloseReason.DISCONNECTED);
				busy.pass();
			}
		}
		finally {
			stop.set(true);
			publisher.join();
		}
		assertThat(found).as("the others were overtaken by the publisher").isGreaterThan(200);
	}

	@Test
	void aCancelledAdmissionLeavesNothingBehind() {
		((Admission.Admitted) this.bench.admit(SseStream.of("a"), null)).cancel();
		assertThat(this.bench.channels.size()).isZero();
		assertThat(this.bench.load.openedCount()).isZero();
	}

	@Test
	void refusesWhatIsTooMuch() {
		Bench small = new Bench(Bench.settings(1, 0, LagPolicy.GAP), new TestDialect(), 1);
		small.open(SseStream.of("a"), null, this.sink);
		assertThat(small.admit(SseStream.of("b"), null)).isInstanceOfSatisfying(Admission.Refused.class,
				(refused) -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.CHANNELS));
		small.reception.shut();
		assertThat(small.admit(SseStream.of("a"), null)).isInstanceOfSatisfying(Admission.Refused.class,
				(refused) -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.SHUTDOWN));
	}

	@Test
	void refusesMoreConnectionsThanThereMayBeAndAdmitsAgainWhenOneLeft() {
		Load load = new Load(1);
		assertThat(load.tryReserve()).isTrue();
		assertThat(load.tryReserve()).isFalse();
		load.opened();
		load.closed();
		assertThat(load.tryReserve()).isTrue();
	}

	@Test
	void aDialectThatIsNotInUseIsAnErrorOfTheCaller() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.bench.reception
				.admit(new Subscription(SseStream.of("a"), new TestDialect(), this.bench.timing, null, null)))
			.withMessage("Dialect 'test' is not in use on this node, which has [test]");
	}

}
