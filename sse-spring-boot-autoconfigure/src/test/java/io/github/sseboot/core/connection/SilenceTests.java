package io.github.sseboot.core.connection;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens on a connection when nothing happens.
 */
class SilenceTests {

	private static final Duration TICK = Duration.ofMillis(200);

	private final MemorySink sink = new MemorySink();

	private final Bench bench = Bench.keeping(10, LagPolicy.GAP);

	@Test
	void aSilentClientGetsAHeartbeat() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.advance(Bench.HEARTBEAT.minus(TICK));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new");
		this.bench.advance(TICK.multipliedBy(2));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", ":");
		this.bench.advance(Bench.HEARTBEAT.plus(TICK));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", ":", ":");
	}

	@Test
	void aClientThatHearsSomethingGetsNoHeartbeat() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		for (int i = 0; i < 10; i++) {
			this.bench.publish("a", "x");
			this.bench.advance(Bench.HEARTBEAT.minus(TICK));
		}
		assertThat(Bench.received(this.sink)).doesNotContain(":").hasSize(11);
	}

	@Test
	void aCheckpointComesInsteadIfThePositionMovedUnseen() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.publish("b", "not for this client");
		this.bench.advance(Bench.HEARTBEAT.plus(TICK));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.checkpoint ");
		this.bench.advance(Bench.HEARTBEAT.plus(TICK));
		assertThat(Bench.received(this.sink)).endsWith("sse.checkpoint ", ":");
	}

	@Test
	void aCheckpointComesAlsoIfAllThatMovedWasFilteredOut() {
		this.bench.open(SseStream.of("a").where("region", "eu"), null, this.sink);
		String id = Bench.lastId(this.sink);
		this.bench.publish("a", "of no region");
		this.bench.settle();
		assertThat(Bench.lastId(this.sink)).isEqualTo(id);
		this.bench.advance(Bench.HEARTBEAT.plus(TICK));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.checkpoint ");
	}

	@Test
	void aClientThatWaitedGetsItsHeartbeatInTime() {
		Bench patient = new Bench(new ChannelSettings(new History(10, Duration.ofMinutes(1), 1 << 20),
				new Delivery(1000, Duration.ofMinutes(5)), LagPolicy.GAP, 1), new TestDialect(), 10);
		ClientConnection connection = patient.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		patient.publish("a", "1");
		patient.settle();
		patient.resume(this.sink, connection);
		patient.advance(Bench.HEARTBEAT.plus(TICK));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "1", ":");
	}

	@Test
	void aClientWithoutProgressIsStalled() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		this.bench.publish("a", "1");
		this.bench.settle();
		this.bench.advance(Bench.STALL.minus(TICK));
		assertThat(this.bench.closed).isEmpty();
		this.bench.advance(TICK.multipliedBy(2));
		assertThat(this.bench.closed).containsExactly(CloseReason.STALLED);
		assertThat(this.sink.closed()).isTrue();
		assertThat(this.bench.load.openedCount()).isEqualTo(this.bench.load.closedCount());
	}

	@Test
	void aSilentClientThatTakesNoHeartbeatIsStalled() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		this.bench.advance(Bench.HEARTBEAT.plus(TICK));
		this.bench.advance(Bench.STALL.plus(TICK));
		assertThat(this.bench.closed).containsExactly(CloseReason.STALLED);
	}

	@Test
	void anOldConnectionExpiresAndIsToldToComeBack() {
		this.bench.timing = new Timing(Duration.ZERO, Duration.ofMinutes(30), Duration.ofSeconds(3));
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.advance(Duration.ofMinutes(26));
		assertThat(this.bench.closed).isEmpty();
		this.bench.advance(Duration.ofMinutes(4).plus(TICK));
		assertThat(this.bench.closed).containsExactly(CloseReason.EXPIRED);
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.end EXPIRED");
	}

	@Test
	void zeroSwitchesHeartbeatsOff() {
		this.bench.timing = new Timing(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3));
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.advance(Duration.ofDays(1));
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new");
	}

}
