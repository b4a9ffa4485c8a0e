package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted is what the clients got: every event for every client, every byte.
 */
class TallyTests {

	private final Bench bench = Bench.keeping(100, LagPolicy.GAP);

	private final MemorySink sink = new MemorySink();

	private final MemorySink other = new MemorySink();

	@Test
	void anEventCountsOnceForEachClientThatGotIt() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.open(SseStream.of("a"), null, this.other);
		this.bench.open(SseStream.of("b"), null, new MemorySink());
		this.bench.publish("a", "1", "2", "3");
		this.bench.settle();
		assertThat(this.bench.shards.deliveries()).isEqualTo(6);
	}

	@Test
	void everyByteCounts() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.open(SseStream.of("a"), null, this.other);
		this.bench.publish("a", "1", "ü", "x".repeat(20_000));
		this.bench.settle();
		this.bench.advance(Bench.HEARTBEAT.plusSeconds(1));
		assertThat(Bench.received(this.sink)).endsWith(":");
		assertThat(this.bench.shards.bytes()).isEqualTo(bytes(this.sink) + bytes(this.other));
	}

	@Test
	void whatIsNotForAClientDoesNotCount() {
		ClientConnection one = this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.open(SseStream.of("a").where("region", "eu"), null, this.other);
		this.bench.publish(event("1", Map.of("region", "eu")), event("2", Map.of("region", "us")),
				event("3", Map.of("region", "eu", SseEvent.EXCEPT_HEADER, one.id())));
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1", "2");
		assertThat(Bench.received(this.other)).containsExactly("sse.open new", "1", "3");
		assertThat(this.bench.shards.deliveries()).isEqualTo(4);
	}

	@Test
	void aLargeEventCountsOnceWhenItsLastByteHasLeft() {
		ClientConnection connection = this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.window(1);
		this.bench.publish("a", "x".repeat(20_000), "small");
		this.bench.settle();
		assertThat(this.bench.shards.deliveries()).isZero();
		this.bench.resume(this.sink, connection);
		assertThat(this.bench.shards.deliveries()).isEqualTo(2);
		assertThat(this.bench.shards.bytes()).isEqualTo(bytes(this.sink));
	}

	@Test
	void whatComesFirstCountsAndWhatIsPassedOverDoesNot() {
		Bench conflating = Bench.keeping(1, LagPolicy.CONFLATE);
		conflating.publish(keyed("k1", "1"), keyed("k2", "2"), keyed("k1", "3"));
		ClientConnection connection = conflating.open(SseStream.of("a").latest(), null, this.sink);
		assertThat(Bench.received(this.sink)).startsWith("sse.open new", "2", "3");
		assertThat(conflating.shards.deliveries()).isEqualTo(2);
		this.sink.stall();
		conflating.publish(keyed("k1", "4"), keyed("k1", "5"), keyed("k1", "x".repeat(9000)));
		conflating.resume(this.sink, connection);
		assertThat(conflating.shards.deliveries()).isEqualTo(3);
		conflating.open(SseStream.of("a").latest(), null, this.other);
		assertThat(conflating.shards.deliveries()).isEqualTo(5);
		assertThat(conflating.shards.bytes()).isEqualTo(bytes(this.sink) + bytes(this.other));
	}

	@Test
	void whatIsReplayedCounts() {
		this.bench.publish("a", "1", "2", "3");
		this.bench.open(SseStream.of("a").replay(2), null, this.sink);
		assertThat(this.bench.shards.deliveries()).isEqualTo(2);
		String id = Bench.lastId(this.sink);
		this.bench.publish("a", "4");
		this.bench.open(SseStream.of("a"), id, this.other);
		assertThat(this.bench.shards.deliveries()).isEqualTo(4);
	}

	@Test
	void theSlowestIsWhoCannotTakeWhatIsThereForIt() {
		ClientConnection connection = this.bench.open(SseStream.of("a"), null, this.sink);
		ClientConnection nothingForIt = this.bench.open(SseStream.of("b"), null, this.other);
		this.bench.publish("a", "1");
		this.bench.settle();
		long head = this.bench.channels.head().sequence();
		this.bench.advance(Duration.ofSeconds(1));
		assertThat(this.bench.shards.slowest()).isEqualTo(Long.MAX_VALUE);
		this.sink.stall();
		this.other.stall();
		nothingForIt.ready();
		this.bench.publish("a", "2", "3");
		this.bench.settle();
		this.bench.advance(Duration.ofSeconds(1));
		assertThat(this.bench.shards.slowest()).isEqualTo(head);
		this.bench.resume(this.sink, connection);
		this.bench.advance(Duration.ofSeconds(1));
		assertThat(this.bench.shards.slowest()).isEqualTo(Long.MAX_VALUE);
	}

	private static NewEvent event(String data, Map<String, String> headers) {
		return new NewEvent(EventKind.MESSAGE, List.of("a"), null, data.getBytes(StandardCharsets.UTF_8), null, null,
				headers, null);
	}

	private static NewEvent keyed(String key, String data) {
		return new NewEvent(EventKind.MESSAGE, List.of("a"), null, data.getBytes(StandardCharsets.UTF_8), key, null,
				Map.of(), null);
	}

	private static long bytes(MemorySink sink) {
		return sink.text().getBytes(StandardCharsets.UTF_8).length;
	}

}
