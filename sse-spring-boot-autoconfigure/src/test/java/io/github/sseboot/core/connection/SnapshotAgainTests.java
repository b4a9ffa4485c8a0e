package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseSnapshotStart;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.engine.EventKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client that missed something while it was connected gets the application's state
 * again.
 */
class SnapshotAgainTests {

	private final MemorySink sink = new MemorySink();

	private final Bench bench = Bench.keeping(2, LagPolicy.GAP);

	private final List<SseSnapshotStart> starts = new ArrayList<>();

	@Test
	void nothingComesBetweenTheGapAndTheState() {
		lagging(stream());
		this.bench.pass();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state 1", "sse.snapshot 1",
				"sse.gap lagged a");
	}

	@Test
	void whoMissesSomethingMeanwhileIsToldAgainAndGetsOneMoreState() {
		lagging(stream());
		this.bench.publish("a", "5");
		this.bench.settle();
		this.bench.work();
		this.bench.work();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state 1", "sse.snapshot 1",
				"sse.gap lagged a", "state 2", "sse.snapshot 1", "sse.gap lagged a", "state 3", "sse.snapshot 1", "4",
				"5");
	}

	@Test
	void theStateComesBeforeEverythingStillKept() {
		lagging(stream());
		this.bench.work();
		this.bench.publish("a", "5");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "state 1", "sse.snapshot 1",
				"sse.gap lagged a", "state 2", "sse.snapshot 1", "3", "4", "5");
		assertThat(this.sink.text()).contains("event: sse.snapshot\ndata: 1\n");
		assertThat(this.starts).extracting(SseSnapshotStart::lastSeen).allMatch(Optional::isEmpty);
		assertThat(this.bench.channels.allowance().used()).isZero();
	}

	@Test
	void whoSkipsGoesOnWithTheNewestAfterTheState() {
		lagging(stream().onLag(LagPolicy.SKIP));
		this.bench.work();
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", "state 2", "sse.snapshot 1", "4");
	}

	@Test
	void whoDoesNotWantToBeToldIsNotAskedFor() {
		lagging(stream().onLag(LagPolicy.DISCONNECT));
		assertThat(this.bench.tasks).isEmpty();
		assertThat(this.bench.closed).containsExactly(CloseReason.LAGGED);
	}

	@Test
	void versionsOfTheNewStateCount() {
		ClientConnection connection = this.bench.open(SseStream.of("a").snapshot((start) -> {
			this.starts.add(start);
			return List.of(SseEvent.of("v" + 4 * this.starts.size()).key("k").version(4 * this.starts.size()));
		}), null, this.sink);
		this.sink.stall();
		for (int version = 5; version <= 9; version++) {
			this.bench.publish(Bench.item(List.of("a"), SseEvent.of("e" + version).key("k").version(version)));
		}
		this.bench.resume(this.sink, connection);
		this.bench.work();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "v4", "sse.snapshot 1",
				"sse.gap lagged a", "v8", "sse.snapshot 1", "e9");
	}

	@Test
	void theClientIsNeitherSilentNorStalledNorCompleteWhileItWaits() {
		lagging(stream());
		this.bench.control(EventKind.END, "a");
		this.bench.settle();
		this.bench.advance(Bench.HEARTBEAT.plusSeconds(1));
		this.bench.advance(Bench.HEARTBEAT.plusSeconds(1));
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", ":", ":");
		assertThat(this.bench.closed).isEmpty();
		this.bench.work();
		assertThat(Bench.received(this.sink)).endsWith("state 2", "sse.snapshot 1", "3", "4", "sse.checkpoint ",
				"sse.end COMPLETED");
	}

	@Test
	void theIdDoesNotMoveWhileTheClientWaits() {
		ClientConnection connection = lagging(stream());
		String id = Bench.lastId(this.sink);
		this.bench.advance(Bench.HEARTBEAT.plusSeconds(1));
		connection.close(CloseReason.COMPLETED);
		this.bench.settle();
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", ":", "sse.end COMPLETED");
		assertThat(Bench.lastId(this.sink)).isEqualTo(id);
	}

	@Test
	void aClientThatTakesNothingIsStalledAllTheSame() {
		lagging(stream());
		this.sink.stall();
		this.bench.work();
		assertThat(this.bench.channels.allowance().used()).isPositive();
		this.bench.advance(Bench.STALL.plusSeconds(1));
		assertThat(this.bench.closed).containsExactly(CloseReason.STALLED);
		assertThat(this.bench.channels.allowance().used()).isZero();
	}

	@Test
	void ifItFailsTheClientIsMadeToComeBack() {
		SseStream stream = SseStream.of("a").snapshot((start) -> {
			this.starts.add(start);
			if (this.starts.size() == 2) {
				throw new AssertionError("broken");
			}
			return List.of("state " + this.starts.size());
		});
		lagging(stream);
		this.bench.work();
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", "sse.end LAGGED");
		assertThat(this.bench.snapshotFailures).singleElement().asString().contains("broken");
		assertThat(this.bench.closed).containsExactly(CloseReason.LAGGED);
		MemorySink again = new MemorySink();
		this.bench.open(stream, Bench.lastId(this.sink), again);
		assertThat(Bench.received(again)).containsExactly("sse.open gap", "sse.gap trimmed a", "state 3",
				"sse.snapshot 1", "3", "4");
	}

	@Test
	void ifTheSurroundingsCannotBeHadTheClientIsMadeToComeBack() {
		this.bench.context = (call) -> {
			throw new IllegalStateException("no surroundings");
		};
		lagging(stream());
		this.bench.work();
		assertThat(this.starts).hasSize(1);
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", "sse.end LAGGED");
		assertThat(this.bench.snapshotFailures).singleElement().asString().contains("no surroundings");
	}

	@Test
	void ifThereIsNoMemoryTheClientIsMadeToComeBack() {
		lagging(stream());
		this.bench.channels.allowance().take(this.bench.channels.allowance().most());
		this.bench.work();
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", "sse.end LAGGED");
		assertThat(this.bench.snapshotFailures).isEmpty();
	}

	@Test
	void aStateThatComesAfterTheEndIsForgotten() {
		ClientConnection connection = lagging(stream());
		connection.close(CloseReason.DISCONNECTED);
		this.bench.settle();
		this.bench.work();
		assertThat(this.bench.closed).containsExactly(CloseReason.DISCONNECTED);
		assertThat(this.bench.channels.allowance().used()).isZero();
	}

	@Test
	void aStateThatComesDuringTheFarewellIsForgotten() {
		ClientConnection connection = lagging(stream());
		this.sink.stall();
		connection.close(CloseReason.EXPIRED);
		this.bench.settle();
		this.bench.work();
		this.bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a", "sse.end EXPIRED");
		assertThat(this.bench.channels.allowance().used()).isZero();
	}

	@Test
	void joiningMeanwhileEndsNoWaiting() throws Exception {
		ClientConnection connection = lagging(stream());
		CompletableFuture<Void> joined = CompletableFuture.runAsync(() -> connection.join(SseChannel.of("b")));
		await().pollInterval(Duration.ofMillis(1)).until(() -> {
			this.bench.settle();
			return joined.isDone();
		});
		joined.get(1, TimeUnit.SECONDS);
		this.bench.publish("b", "b1");
		this.bench.settle();
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a");
		this.bench.work();
		assertThat(Bench.received(this.sink)).endsWith("state 2", "sse.snapshot 1", "3", "4", "b1");
	}

	@Test
	void aStateThatComesMeanwhileEndsNoJoin() {
		ClientConnection connection = lagging(stream());
		CompletableFuture<Void> still = new CompletableFuture<>();
		connection.changes().submit(new StandStillChange(connection, still));
		this.bench.settle();
		assertThat(still).isCompleted();
		this.bench.work();
		assertThat(Bench.received(this.sink)).endsWith("sse.gap lagged a");
		connection.changes().submit(new JoinedChange(connection, this.bench.shards.get(0).members()));
		this.bench.settle();
		assertThat(Bench.received(this.sink)).endsWith("state 2", "sse.snapshot 1", "3", "4");
	}

	@Test
	void theFirstStateIsFinishedBeforeTheSecond() {
		Bench small = new Bench(Bench.settings(1, 0, LagPolicy.GAP), new TestDialect(), 10);
		this.sink.stall();
		ClientConnection connection = small
			.open(SseStream.of("a").snapshot((start) -> List.of("first".repeat(4000), "rest")), null, this.sink);
		this.sink.unstall();
		this.sink.window(1);
		connection.ready();
		small.settle();
		small.publish("a", "1", "2");
		small.settle();
		small.resume(this.sink, connection);
		small.work();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "first".repeat(4000), "rest",
				"sse.snapshot 2", "sse.gap lagged a", "first".repeat(4000), "rest", "sse.snapshot 2", "2");
		assertThat(small.channels.allowance().used()).isZero();
	}

	private ClientConnection lagging(SseStream stream) {
		ClientConnection connection = this.bench.open(stream, null, this.sink);
		this.sink.stall();
		this.bench.publish("a", "1", "2", "3", "4");
		this.bench.resume(this.sink, connection);
		return connection;
	}

	private SseStream stream() {
		return SseStream.of("a").snapshot((start) -> {
			this.starts.add(start);
			return List.of("state " + this.starts.size());
		});
	}

}
