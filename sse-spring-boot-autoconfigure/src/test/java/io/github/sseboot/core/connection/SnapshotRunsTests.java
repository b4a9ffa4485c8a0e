package io.github.sseboot.core.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.TestDialect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand runs of a client that keeps a copy of the application's state, which changes
 * before, while and after it is read, and is published some time after it has changed.
 * The client is cut anywhere and comes back with what it has.
 */
class SnapshotRunsTests {

	private static final int RUNS = 1000;

	@Test
	void theCopyIsRightWhereverTheClientIsCut() {
		int cutWithin = 0;
		for (int seed = 1; seed <= RUNS; seed++) {
			try {
				cutWithin += new Run(seed).run();
			}
			catch (AssertionError ex) {
				throw new AssertionError("Run %d: %s".formatted(seed, ex.getMessage()), ex);
			}
		}
		assertThat(cutWithin).as("snapshots that were cut").isGreaterThan(100);
	}

	/**
	 * One run, on one thread.
	 */
	private static final class Run {

		private static final String PADDING = ".".repeat(3000);

		private final Random random;

		private final Bench bench = new Bench(Bench.settings(10_000, 0, LagPolicy.GAP), new TestDialect(), 10);

		private final long[] state = new long[5];

		private final Deque<SseEvent> unpublished = new ArrayDeque<>();

		private final SseStream stream = SseStream.of("a").snapshot((start) -> state());

		private final CopyingClient client = new CopyingClient();

		private Run(int seed) {
			this.random = new Random(seed);
		}

		/**
		 * How many snapshots were cut.
		 */
		private int run() {
			int cut = 0;
			happen(10);
			for (int i = this.random.nextInt(4); i > 0; i--) {
				MemorySink sink = new MemorySink();
				sink.window(1 + this.random.nextInt(25_000));
				connect(sink).close(CloseReason.DISCONNECTED);
				this.bench.settle();
				this.client.received(sink);
				assertThat(this.bench.channels.allowance().used()).isZero();
				cut += this.client.withinSnapshot() ? 1 : 0;
			}
			MemorySink sink = new MemorySink();
			connect(sink);
			publish(Integer.MAX_VALUE);
			this.bench.settle();
			this.client.received(sink);
			assertThat(this.client.copy()).isEqualTo(this.state);
			return cut;
		}

		private ClientConnection connect(MemorySink sink) {
			ClientConnection connection = this.bench.open(this.stream, this.client.lastEventId(), sink);
			happen(10);
			this.bench.settle();
			return connection;
		}

		private List<SseEvent> state() {
			happen(3);
			List<SseEvent> items = new ArrayList<>();
			for (int key = 0; key < this.state.length; key++) {
				items.add(event(key).name("item"));
				happen(1);
			}
			happen(3);
			return items;
		}

		private void happen(int most) {
			for (int i = this.random.nextInt(most + 1); i > 0; i--) {
				switch (this.random.nextInt(4)) {
					case 0, 1 -> {
						int key = this.random.nextInt(this.state.length);
						this.state[key]++;
						this.unpublished.add(event(key));
					}
					case 2 -> publish(1);
					default -> this.bench.pass();
				}
			}
		}

		private void publish(int most) {
			for (int i = 0; i < most && !this.unpublished.isEmpty(); i++) {
				this.bench.publish(Bench.item(List.of("a"), this.unpublished.remove()));
			}
		}

		private SseEvent event(int key) {
			return SseEvent.of(key + " " + this.state[key] + " " + PADDING).key("k" + key).version(this.state[key]);
		}

	}

}
