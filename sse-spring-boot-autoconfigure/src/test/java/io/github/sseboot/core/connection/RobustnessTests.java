package io.github.sseboot.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Opening;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What dialects and sockets do that they must not, or that nobody can help.
 */
class RobustnessTests {

	private final MemorySink sink = new MemorySink();

	private final Faulty faulty = new Faulty();

	private final Bench bench = new Bench(Bench.settings(10, 10_000, LagPolicy.GAP), this.faulty, 10);

	private final MemorySink neighbour = new MemorySink();

	@Test
	void aDialectThatFailsToOpenCostsOneConnection() {
		this.bench.open(SseStream.of("a"), null, this.neighbour);
		this.faulty.failing = "open";
		this.bench.open(SseStream.of("a"), null, this.sink);
		assertOnlyOneWasClosed(CloseReason.DISCONNECTED);
	}

	@Test
	void anErrorInADialectCostsOneConnectionAndNotTheShard() {
		this.bench.open(SseStream.of("a"), null, this.neighbour);
		this.faulty.failing = "open";
		this.faulty.error = new StackOverflowError("deep");
		this.bench.open(SseStream.of("a"), null, this.sink);
		assertOnlyOneWasClosed(CloseReason.DISCONNECTED);
	}

	@Test
	void aDialectThatFailsToOpenGivesTheMemoryOfTheSnapshotBack() {
		this.faulty.failing = "open";
		this.bench.open(SseStream.of("a").snapshot((start) -> List.of("state")), null, this.sink);
		assertThat(this.sink.closed()).isTrue();
		assertThat(this.bench.channels.allowance().used()).isZero();
	}

	@Test
	void aDialectThatFailsToSayGoodbyeCostsOneConnection() {
		this.bench.open(SseStream.of("a"), null, this.neighbour);
		ClientConnection connection = this.bench.open(SseStream.of("a"), null, this.sink);
		this.faulty.failing = "end";
		connection.close(CloseReason.EXPIRED);
		this.bench.settle();
		assertOnlyOneWasClosed(CloseReason.DISCONNECTED);
	}

	@Test
	void aDialectThatFailsOnSilenceCostsOneConnection() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.bench.advance(Duration.ofSeconds(10));
		this.bench.open(SseStream.of("a"), null, this.neighbour);
		this.faulty.failing = "heartbeat";
		this.bench.advance(Duration.ofSeconds(6));
		assertOnlyOneWasClosed(CloseReason.DISCONNECTED);
	}

	private void assertOnlyOneWasClosed(CloseReason reason) {
		assertThat(this.bench.failures).hasSize(1);
		assertThat(this.bench.closed).containsExactly(reason);
		assertThat(this.sink.closed()).isTrue();
		this.faulty.failing = "";
		this.bench.publish("a", "1");
		this.bench.settle();
		assertThat(Bench.received(this.neighbour)).containsExactly("sse.open new", "1");
	}

	@Test
	void aSinkThatThrowsWhenClosedIsClosedAllTheSame() {
		ClientConnection connection = (ClientConnection) ((Admission.Admitted) this.bench.admit(SseStream.of("a"),
				null))
			.open(new Stubborn());
		this.bench.settle();
		connection.close(CloseReason.DISCONNECTED);
		this.bench.settle();
		assertThat(this.bench.closed).containsExactly(CloseReason.DISCONNECTED);
		assertThat(this.bench.failures).hasSize(1);
		assertThat(this.bench.channels.size()).isZero();
		assertThat(this.bench.load.closedCount()).isEqualTo(1);
	}

	@Test
	void aBrokenSocketIsADisconnect() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.breakDown();
		this.bench.publish("a", "1");
		this.bench.settle();
		assertThat(this.bench.closed).containsExactly(CloseReason.DISCONNECTED);
		assertThat(this.bench.failures).isEmpty();
	}

	@Test
	void closingTwiceOrBeforeTheStartReleasesOnce() {
		ClientConnection connection = (ClientConnection) ((Admission.Admitted) this.bench.admit(SseStream.of("a"),
				null))
			.open(this.sink);
		connection.close(CloseReason.DISCONNECTED);
		connection.close(CloseReason.REVOKED);
		this.bench.settle();
		connection.close(CloseReason.REVOKED);
		connection.ready();
		this.bench.settle();
		assertThat(this.bench.closed).containsExactly(CloseReason.DISCONNECTED);
		assertThat(this.bench.channels.size()).isZero();
	}

	@Test
	void aStreamThatEndsWhileTheClientIsGoneEndsForTheFirstReason() {
		ClientConnection connection = this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		connection.close(CloseReason.REVOKED);
		this.bench.settle();
		this.bench.advance(Bench.STALL.plusSeconds(1));
		assertThat(this.bench.closed).containsExactly(CloseReason.REVOKED);
	}

	@Test
	void shutdownSaysGoodbyeToThoseWhoAreThereAndThoseWhoCome() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		Admission.Admitted admitted = (Admission.Admitted) this.bench.admit(SseStream.of("a"), null);
		this.bench.shards.get(0).shutDown();
		this.bench.settle();
		admitted.open(this.neighbour);
		this.bench.settle();
		assertThat(Bench.received(this.sink)).containsExactly("sse.open new", "sse.end SHUTDOWN");
		assertThat(Bench.received(this.neighbour)).containsExactly("sse.open new", "sse.end SHUTDOWN");
		assertThat(this.bench.closed).isEqualTo(List.of(CloseReason.SHUTDOWN, CloseReason.SHUTDOWN));
	}

	@Test
	void whoStartsWhenTheShardHasEndedIsClosedAtOnce() {
		Admission.Admitted admitted = (Admission.Admitted) this.bench.admit(SseStream.of("a"), null);
		this.bench.shards.get(0).abandon();
		Connection connection = admitted.open(this.sink);
		connection.ready();
		connection.close(CloseReason.DISCONNECTED);
		assertThat(this.sink.closed()).isTrue();
		assertThat(this.bench.closed).containsExactly(CloseReason.SHUTDOWN);
		assertThat(this.bench.channels.size()).isZero();
	}

	@Test
	void whatIsLeftWhenAShardStopsIsClosed() {
		this.bench.open(SseStream.of("a"), null, this.sink);
		this.sink.stall();
		this.bench.shards.get(0).abandon();
		assertThat(this.bench.closed).containsExactly(CloseReason.SHUTDOWN);
		assertThat(this.bench.channels.size()).isZero();
	}

	/**
	 * Throws where it is told to.
	 */
	private static final class Faulty extends TestDialect {

		private String failing = "";

		private @Nullable Error error;

		@Override
		public Encoded open(Opening opening, int idLength) {
			fail("open");
			return super.open(opening, idLength);
		}

		@Override
		public Encoded end(Ending ending) {
			fail("end");
			return super.end(ending);
		}

		@Override
		public Encoded heartbeat() {
			fail("heartbeat");
			return super.heartbeat();
		}

		private void fail(String what) {
			if (this.failing.equals(what) && this.error != null) {
				throw this.error;
			}
			if (this.failing.equals(what)) {
				throw new IllegalStateException(what);
			}
		}

	}

	/**
	 * Does not want to be closed.
	 */
	private static final class Stubborn implements FrameSink {

		@Override
		public boolean ready() {
			return true;
		}

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
			throw new IllegalStateException("no");
		}

	}

}
