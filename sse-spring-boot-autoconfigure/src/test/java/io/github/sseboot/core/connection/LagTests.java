package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;

class LagTests {

	private final MemorySink sink = new MemorySink();

	@Test
	void nothingHappensToASlowClientAsLongAsTheWindowHolds() {
		Bench bench = new Bench(Bench.settings(1, 10_000, LagPolicy.GAP), new TestDialect(), 100);
		ClientConnection connection = bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		bench.publish("a", "1", "2", "3", "4", "5");
		bench.settle();
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1", "2", "3", "4", "5");
	}

	@Test
	void gapIsToldInPlaceAndFollowedByEverythingStillKept() {
		Bench bench = Bench.keeping(2, LagPolicy.GAP);
		ClientConnection connection = bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		bench.publish("a", "1", "2", "3", "4");
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.gap lagged a", "3", "4");
		assertThat(bench.gaps).hasSize(1);
	}

	@Test
	void gapNamesOnlyTheChannelsThatLostSomething() {
		Bench bench = Bench.keeping(2, LagPolicy.GAP);
		ClientConnection connection = bench.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")), null, this.sink);
		this.sink.stall();
		bench.publish("b", "b1");
		bench.publish("a", "1", "2", "3");
		bench.publish("b", "b2");
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.gap lagged a", "b1", "2", "3", "b2");
	}

	@Test
	void skipGoesOnWithTheNewestEventOfThatChannelOnly() {
		Bench bench = Bench.keeping(2, LagPolicy.SKIP);
		ClientConnection connection = bench.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")), null, this.sink);
		this.sink.stall();
		bench.publish("b", "b1", "b2");
		bench.publish("a", "1", "2", "3");
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.gap lagged a", "b1", "b2", "3");
	}

	@Test
	void disconnectEndsTheConnectionAndTellsTheClientWhenItReturns() {
		Bench bench = Bench.keeping(2, LagPolicy.DISCONNECT);
		ClientConnection connection = bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		bench.publish("a", "1", "2", "3");
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.end LAGGED");
		assertThat(bench.closed).containsExactly(CloseReason.LAGGED);
		MemorySink again = new MemorySink();
		bench.open(SseStream.of("a"), Bench.lastId(this.sink), again);
		assertThat(Bench.received(again)).startsWith("sse.open gap", "sse.gap trimmed a", "2", "3");
	}

	@Test
	void aGapIsToldOncePerConnectionAndFollowedByACheckpointIfNothingElseMovesTheId() {
		Bench bench = Bench.keeping(0, LagPolicy.GAP);
		ClientConnection connection = bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		bench.publish("a", "1", "2");
		bench.resume(this.sink, connection);
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.gap lagged a", "sse.checkpoint ");
		MemorySink again = new MemorySink();
		bench.open(SseStream.of("a"), Bench.lastId(this.sink), again);
		assertThat(Bench.received(again)).containsExactly("sse.open exact");
	}

	@Test
	void whoConflatesGetsTheNewestOfEachKeyAlsoWhenItReturns() {
		Bench bench = Bench.keeping(1, LagPolicy.CONFLATE);
		bench.open(SseStream.of("a"), null, this.sink);
		String id = Bench.lastId(this.sink);
		keyed(bench, "k1", "1");
		keyed(bench, "k2", "2");
		keyed(bench, "k1", "3");
		MemorySink again = new MemorySink();
		bench.open(SseStream.of("a"), id, again);
		assertThat(Bench.received(again)).containsExactly("sse.open exact", "2", "3");
	}

	@Test
	void whoConflatesIsToldOnceIfThereAreMoreKeysThanAreKept() {
		Bench bench = Bench.keeping(1, LagPolicy.CONFLATE);
		ClientConnection connection = bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		for (int i = 1; i <= 5; i++) {
			keyed(bench, "k" + i, "" + i);
		}
		bench.resume(this.sink, connection);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.gap lagged a", "3", "4", "5");
	}

	@Test
	void whoConflatesAndKeepsUpIsNotToldOfKeysThatWereDropped() {
		Bench bench = Bench.keeping(100, LagPolicy.CONFLATE);
		bench.open(SseStream.of("a"), null, this.sink);
		for (int i = 1; i <= 9; i++) {
			keyed(bench, "k" + i, "" + i);
		}
		bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1", "2", "3", "4", "5", "6", "7", "8",
				"9");
	}

	private static void keyed(Bench bench, String key, String data) {
		bench.publish(new NewEvent(EventKind.MESSAGE, List.of("a"), null, data.getBytes(StandardCharsets.UTF_8), key,
				null, Map.of(), null));
	}

}
