package io.github.sseboot.core.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sseboot.engine.Bounds;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.engine.LogInfo;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.Slice;
import io.github.sseboot.engine.StoredEvent;
import io.github.sseboot.engine.TailListener;

/**
 * A log that lives as long as the process. Tails are called by the thread that appends,
 * before {@code append} returns. Everything completes at once.
 * <p>
 * A node keeps what it may still deliver as frames, so in front of one this log needs no
 * history of its own: then it only says what comes after what.
 *
 * @since 1.0.0
 */
public final class MemoryEventLog implements EventLog {

	private final ReentrantLock lock = new ReentrantLock();

	private final List<MemoryTail> tails = new CopyOnWriteArrayList<>();

	private final Deque<StoredEvent> history = new ArrayDeque<>();

	private final int maxEvents;

	private final PositionTags tags;

	private long head;

	/**
	 * Create an empty log.
	 * @param maxEvents how many events {@code read} and {@code tail} can go back
	 * @param seed makes the tags: two logs with different seeds recognise each other's
	 * positions as foreign
	 */
	public MemoryEventLog(int maxEvents, long seed) {
		this.maxEvents = maxEvents;
		this.tags = new PositionTags(seed);
	}

	@Override
	public LogInfo info() {
		return new LogInfo(1, 0, false, false);
	}

	@Override
	public CompletionStage<List<Position>> append(List<NewEvent> batch) {
		List<StoredEvent> stored = new ArrayList<>(batch.size());
		List<Position> positions = new ArrayList<>(batch.size());
		this.lock.lock();
		try {
			for (NewEvent event : batch) {
				Position position = position(++this.head);
				positions.add(position);
				stored.add(new StoredEvent(position, event));
			}
			keep(stored);
			for (MemoryTail tail : this.tails) {
				tail.listener.events(0, stored);
			}
		}
		finally {
			this.lock.unlock();
		}
		return CompletableFuture.completedFuture(positions);
	}

	@Override
	public Tail tail(Cursor from, TailListener listener) {
		if (from.positions().size() != 1) {
			throw new IllegalArgumentException(
					"'from' must have 1 partition but has %d".formatted(from.positions().size()));
		}
		MemoryTail tail = new MemoryTail(listener);
		this.lock.lock();
		try {
			catchUp(from.positions().get(0), listener);
			listener.link(true);
			this.tails.add(tail);
		}
		finally {
			this.lock.unlock();
		}
		return tail;
	}

	private void catchUp(Position from, TailListener listener) {
		long after = from.sequence();
		if (!known(from)) {
			listener.forked(position(0));
			after = 0;
		}
		long horizon = horizon();
		if (after < horizon) {
			listener.trimmed(0, after, horizon);
		}
		List<StoredEvent> missed = since(after, Integer.MAX_VALUE);
		if (!missed.isEmpty()) {
			listener.events(0, missed);
		}
	}

	@Override
	public CompletionStage<Slice> read(int partition, long after, int max) {
		this.lock.lock();
		try {
			return CompletableFuture.completedFuture(new Slice(since(after, max), current()));
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public CompletionStage<List<Bounds>> bounds() {
		this.lock.lock();
		try {
			return CompletableFuture.completedFuture(List.of(current()));
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public CompletionStage<Boolean> contains(Position position) {
		this.lock.lock();
		try {
			return CompletableFuture.completedFuture(known(position));
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.tails.clear();
			this.history.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean known(Position position) {
		return position.partition() == 0 && position.sequence() <= this.head
				&& position.tag() == this.tags.of(position.sequence());
	}

	private void keep(List<StoredEvent> stored) {
		this.history.addAll(stored);
		while (this.history.size() > this.maxEvents) {
			this.history.removeFirst();
		}
	}

	private List<StoredEvent> since(long after, int max) {
		return this.history.stream().filter((event) -> event.position().sequence() > after).limit(max).toList();
	}

	private Bounds current() {
		return new Bounds(position(horizon()), position(this.head));
	}

	private long horizon() {
		return this.head - this.history.size();
	}

	private Position position(long sequence) {
		return new Position(0, sequence, this.tags.of(sequence));
	}

	private final class MemoryTail implements Tail {

		private final TailListener listener;

		private MemoryTail(TailListener listener) {
			this.listener = listener;
		}

		@Override
		public void close() {
			MemoryEventLog.this.lock.lock();
			try {
				MemoryEventLog.this.tails.remove(this);
			}
			finally {
				MemoryEventLog.this.lock.unlock();
			}
		}

	}

}
