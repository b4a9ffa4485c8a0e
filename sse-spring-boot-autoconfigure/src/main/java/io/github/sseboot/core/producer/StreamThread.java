package io.github.sseboot.core.producer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.sseboot.core.channel.Parking;

/**
 * Does for private streams what a shard must not: one thread, which looks at all streams
 * several times a second, and sooner if something is left for it.
 *
 * <pre>
 * NEW --start--> RUNNING --end--> ENDED
 * </pre>
 */
final class StreamThread extends Thread {

	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final Parking parking = new Parking();

	private final Runnable sweep;

	private final Consumer<Throwable> failed;

	private volatile boolean ended;

	StreamThread(Runnable sweep, Consumer<Throwable> failed) {
		super("sse-streams");
		setDaemon(true);
		this.sweep = sweep;
		this.failed = failed;
	}

	/**
	 * Do something soon. Any thread; neither blocks nor takes a lock.
	 */
	void later(Runnable task) {
		this.tasks.add(task);
		wakeUp();
	}

	/**
	 * Sweep now. Any thread; neither blocks nor takes a lock.
	 */
	void wakeUp() {
		this.parking.wakeUp();
	}

	@Override
	public void run() {
		while (!this.ended) {
			for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
				guarded(task);
			}
			guarded(this.sweep);
			this.parking.park(() -> this.ended || !this.tasks.isEmpty(), INTERVAL);
		}
	}

	private void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Also an Error: the other streams must not suffer
			this.failed.accept(ex);
		}
	}

	void end() {
		this.ended = true;
		this.parking.wakeUp();
	}

}
