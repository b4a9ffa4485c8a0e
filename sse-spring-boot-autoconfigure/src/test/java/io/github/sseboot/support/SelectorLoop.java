package io.github.sseboot.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * One daemon thread that serves many channels, tasks and timers. {@link #execute} and
 * {@link #close} may be called by any thread and do not block; everything else only by
 * the loop's own tasks, which must not block.
 */
final class SelectorLoop implements AutoCloseable {

	private static final int BUFFER_SIZE = 4096;

	private static final long LONGEST_WAIT = 1000;

	private final Selector selector;

	private final Consumer<Throwable> failures;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final PriorityQueue<Timer> timers = new PriorityQueue<>();

	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);

	private volatile boolean closed;

	private SelectorLoop(Selector selector, Consumer<Throwable> failures) {
		this.selector = selector;
		this.failures = failures;
	}

	/**
	 * @param failures told what a task or channel threw; the loop goes on
	 */
	static SelectorLoop start(String name, Consumer<Throwable> failures) {
		try {
			SelectorLoop loop = new SelectorLoop(Selector.open(), failures);
			Thread thread = new Thread(loop::run, name);
			thread.setDaemon(true);
			thread.start();
			return loop;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void execute(Runnable task) {
		this.tasks.add(task);
		this.selector.wakeup();
	}

	void after(Duration delay, Runnable task) {
		this.timers.add(new Timer(System.nanoTime() + delay.toNanos(), task));
	}

	SelectionKey register(SelectableChannel channel, int operations, Ready ready) throws IOException {
		channel.configureBlocking(false);
		return channel.register(this.selector, operations, ready);
	}

	/**
	 * One array-backed buffer for all channels, empty.
	 */
	ByteBuffer buffer() {
		return this.buffer.clear();
	}

	/**
	 * Closes all channels that are registered; tasks and timers that wait are dropped.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.selector.wakeup();
	}

	private void run() {
		try (Selector resource = this.selector) {
			while (!this.closed) {
				runTasks();
				resource.select(this::ready, runTimers());
			}
			for (SelectionKey key : resource.keys()) {
				key.channel().close();
			}
		}
		catch (IOException ex) {
			this.failures.accept(ex);
		}
	}

	private void ready(SelectionKey key) {
		guarded(() -> ((Ready) key.attachment()).ready(key));
	}

	private void runTasks() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			guarded(task);
		}
	}

	private long runTimers() {
		long now = System.nanoTime();
		while (!this.timers.isEmpty() && this.timers.peek().due() <= now) {
			guarded(this.timers.poll().task());
		}
		if (this.timers.isEmpty()) {
			return LONGEST_WAIT;
		}
		return Math.max(1, Math.min(LONGEST_WAIT, (this.timers.peek().due() - now + 999_999) / 1_000_000));
	}

	private void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | AssertionError ex) {
			this.failures.accept(ex);
		}
	}

	/**
	 * Told when its channel can do what it was registered for.
	 */
	interface Ready {

		void ready(SelectionKey key);

	}

	/**
	 * A task that waits for its time.
	 */
	private record Timer(long due, Runnable task) implements Comparable<Timer> {

		@Override
		public int compareTo(Timer other) {
			return Long.compare(this.due, other.due);
		}

	}

}
