package io.github.sseboot.servlet;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the tasks of one TCP connection one after the other, so that a connection that is
 * stuck holds one thread at most.
 */
final class Lane {

	private final Lanes lanes;

	private final String name;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	/** How many sinks use it; guarded by {@link Lanes}. */
	private int users;

	private volatile long since;

	Lane(Lanes lanes, String name) {
		this.lanes = lanes;
		this.name = name;
	}

	String name() {
		return this.name;
	}

	void execute(Runnable task) {
		this.tasks.add(task);
		if (this.waiting.getAndIncrement() == 0) {
			this.lanes.run(this::next);
		}
	}

	/**
	 * Run a last task.
	 * @param task the task
	 */
	void leave(Runnable task) {
		execute(() -> {
			this.lanes.leave(this);
			task.run();
		});
	}

	/**
	 * Change the number of users.
	 * @return how many there are
	 */
	int use(int change) {
		this.users += change;
		return this.users;
	}

	/**
	 * Whether a task takes unusually long.
	 */
	boolean stalled(long now) {
		long begun = this.since;
		return begun != 0 && now - begun > Lanes.STALLED_NANOS;
	}

	/**
	 * One task for each time on a thread, so that lanes take turns.
	 */
	private void next() {
		Runnable task = this.tasks.poll();
		// 0 means idle; a nanosecond more does no harm
		this.since = System.nanoTime() | 1;
		try {
			if (task != null) {
				task.run();
			}
		}
		finally {
			this.since = 0;
			if (this.waiting.decrementAndGet() > 0) {
				this.lanes.run(this::next);
			}
		}
	}

}
