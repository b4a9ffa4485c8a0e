package io.github.sseboot.core.connection;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.engine.Bounds;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.engine.LogInfo;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.Slice;
import io.github.sseboot.engine.TailListener;

/**
 * A log that takes its time to say what it contains: other things happen meanwhile.
 */
final class SimulatedLog implements EventLog {

	private final EventLog log;

	private final Runnable interlude;

	SimulatedLog(long seed, Runnable interlude) {
		this.log = new MemoryEventLog(0, seed);
		this.interlude = interlude;
	}

	@Override
	public LogInfo info() {
		return this.log.info();
	}

	@Override
	public CompletionStage<List<Position>> append(List<NewEvent> batch) {
		return this.log.append(batch);
	}

	@Override
	public Tail tail(Cursor from, TailListener listener) {
		return this.log.tail(from, listener);
	}

	@Override
	public CompletionStage<Slice> read(int partition, long after, int max) {
		return this.log.read(partition, after, max);
	}

	@Override
	public CompletionStage<List<Bounds>> bounds() {
		return this.log.bounds();
	}

	@Override
	public CompletionStage<Boolean> contains(Position position) {
		this.interlude.run();
		CompletionStage<Boolean> contains = this.log.contains(position);
		this.interlude.run();
		return contains;
	}

	boolean knows(Position position) {
		return this.log.contains(position).toCompletableFuture().join();
	}

	@Override
	public void close() {
		this.log.close();
	}

}
