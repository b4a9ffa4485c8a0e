package io.github.sseboot.core;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hands what shards want of the application to its executor, on a thread of its own: a
 * shard must neither wait for the executor nor run the application's code.
 */
final class Courier implements Executor {

	private final Executor application;

	private final ExecutorService thread;

	Courier(Executor application) {
		this.application = application;
		this.thread = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task, "sse-courier");
			thread.setDaemon(true);
			return thread;
		});
	}

	@Override
	public void execute(Runnable task) {
		this.thread.execute(() -> handOver(task));
	}

	/**
	 * What the executor does not take must be done all the same: a client waits for it.
	 */
	private void handOver(Runnable task) {
		try {
			this.application.execute(task);
		}
		catch (RuntimeException ex) {
			task.run();
		}
	}

	void stop() {
		this.thread.shutdown();
	}

}
