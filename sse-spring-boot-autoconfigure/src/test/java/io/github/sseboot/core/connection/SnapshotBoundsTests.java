package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SnapshotTooLargeException;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.wire.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a snapshot may take, and what is left when there is none.
 */
class SnapshotBoundsTests {

	private final MemorySink sink = new MemorySink();

	private final Bench bench = Bench.keeping(3, LagPolicy.GAP);

	@Test
	void whatTheFunctionThrowsReachesTheCallerAndLeavesNothing() {
		assertFails(new IllegalStateException("broken"));
		assertFails(new AssertionError("broken"));
	}

	private void assertFails(Throwable failure) {
		SseStream stream = SseStream.of("b").snapshot((start) -> {
			if (failure instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) failure;
		});
		assertThatExceptionOfType(failure.getClass()).isThrownBy(() -> this.bench.admit(stream, null))
			.isSameAs(failure);
		assertNothingIsLeft();
	}

	@Test
	void whatCannotBeSentSaysWhichItemAndWhy() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.bench.admit(stream("fine", "a\0b"), null))
			.withMessage("Item 2 of the snapshot cannot be sent: Data must have no NUL but has one at byte 1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.bench.admit(stream("fine", SseEvent.of("x").name("a\nb")), null))
			.withMessageContaining("line break");
		SseStream withNull = SseStream.of("a").snapshot((start) -> Arrays.asList("fine", null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.bench.admit(withNull, null))
			.withMessage("Item 2 of the snapshot is null; leave it out");
		SseStream none = SseStream.of("a").snapshot((start) -> null);
		assertThatIllegalStateException().isThrownBy(() -> this.bench.admit(none, null))
			.withMessage("The snapshot for a stream of [a] is null; return an empty list if there is nothing");
		assertNothingIsLeft();
	}

	@Test
	void tooManyBytesAreRefusedBeforeAllOfThemAreThere() {
		Iterable<String> endless = () -> Stream.generate(() -> "x".repeat(1000)).iterator();
		SseStream stream = SseStream.of("a").snapshot((start) -> endless);
		assertThatExceptionOfType(SnapshotTooLargeException.class).isThrownBy(() -> this.bench.admit(stream, null))
			.withMessage("The snapshot takes 100800 bytes with item 100 but at most 100000 are allowed; "
					+ "send fewer or smaller items, or raise 'sse.limits.snapshot-size'");
		assertNothingIsLeft();
	}

	@Test
	void keysThatTakeMoreThanTheNodesMemoryAreRefused() {
		SseStream stream = stream(SseEvent.of("").key("k".repeat(300_000)).version(1));
		assertThatExceptionOfType(SnapshotTooLargeException.class).isThrownBy(() -> this.bench.admit(stream, null))
			.withMessageContaining("at most 524288 are allowed")
			.withMessageContaining("'sse.memory.max-size'");
		assertNothingIsLeft();
	}

	@Test
	void whatIsNotSentYetIsChargedAndFramesMakeRoomForIt() {
		this.sink.stall();
		Bench full = new Bench(Bench.settings(1000, 0, LagPolicy.GAP), this.bench.dialect, 100);
		full.publish("c", "x".repeat(900_000).split("(?<=\\G.{9000})"));
		ClientConnection connection = full.open(stream("x".repeat(90_000)), null, this.sink);
		assertThat(full.channels.allowance().used()).isBetween(90_000L, 91_000L);
		assertThat(full.channels.memory()).isBetween(950_000L, 1L << 20);
		full.open(stream("y".repeat(90_000)), null, new MemorySink());
		assertThat(full.channels.allowance().used()).isBetween(90_000L, 91_000L);
		for (int i = 0; i < 3; i++) {
			MemorySink stalled = new MemorySink();
			stalled.stall();
			full.open(stream("z".repeat(90_000)), null, stalled);
			assertThat(full.channels.memory()).isLessThanOrEqualTo(1 << 20);
		}
		full.resume(this.sink, connection);
		assertThat(full.channels.allowance().used()).isBetween(270_000L, 273_000L);
		full.advance(Bench.STALL.plusSeconds(1));
		assertThat(full.closed).hasSize(3);
		assertThat(full.channels.allowance().used()).isZero();
	}

	@Test
	void whoWouldTakeMoreThanHalfOfTheMemoryIsToComeBackLater() {
		List<Admission> admissions = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			admissions.add(this.bench.admit(stream("x".repeat(90_000)), null));
		}
		assertThat(admissions.get(4)).isInstanceOf(Admission.Admitted.class);
		assertThat(admissions.get(5)).isInstanceOfSatisfying(Admission.Refused.class,
				(refused) -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.MEMORY));
		assertThat(this.bench.channels.listeners(SseChannel.of("a"))).isEqualTo(5);
		admissions.subList(0, 5).forEach((admission) -> ((Admission.Admitted) admission).cancel());
		assertNothingIsLeft();
	}

	@Test
	void aConnectionThatEndsBeforeItStartsGivesItsMemoryBack() {
		Admission.Admitted admitted = (Admission.Admitted) this.bench.admit(stream("state"), null);
		this.bench.shards.get(0).abandon();
		admitted.open(this.sink);
		assertThat(this.sink.closed()).isTrue();
		assertThat(this.bench.channels.allowance().used()).isZero();
	}

	private void assertNothingIsLeft() {
		assertThat(this.bench.channels.size()).isZero();
		assertThat(this.bench.channels.allowance().used()).isZero();
		assertThat(this.bench.shards.get(0).load()).hasValue(0);
		assertThat(this.bench.load.openedCount()).isZero();
		assertThat(Stream.generate(this.bench.load::tryReserve).limit(1000)).containsOnly(true);
		Stream.generate(() -> this.bench.load).limit(1000).forEach(Load::release);
	}

	private SseStream stream(Object... items) {
		return SseStream.of("a").snapshot((start) -> List.of(items));
	}

}
