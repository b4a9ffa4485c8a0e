package io.github.sseboot.autoconfigure;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that run the application's code where its own executor does not.
 */
final class ApplicationThreads {

	private static final int LISTENER_THREADS = 16;

	private static final int TASK_THREADS = 256;

	private ApplicationThreads() {
	}

	/**
	 * For producers, which keep a thread for as long as it takes: the application's
	 * executor has 8 threads and a queue without end, unless it is told otherwise. How
	 * many there may be is decided before.
	 */
	static Executor producers(Environment environment) {
		if (Threading.VIRTUAL.isActive(environment)) {
			return new VirtualThreadTaskExecutor("sse-producer-");
		}
		CustomizableThreadFactory threads = new CustomizableThreadFactory("sse-producer-");
		threads.setDaemon(true);
		return Executors.newCachedThreadPool(threads);
	}

	/**
	 * For listeners, where the application has no executor. Only couriers wait for a
	 * thread of it, no shard.
	 */
	static Executor listeners() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("sse-application-");
		executor.setConcurrencyLimit(LISTENER_THREADS);
		return executor;
	}

	/**
	 * For publishers and snapshots, where the application has no executor. Here requests
	 * would wait for a thread, so they are rather told that there is none.
	 */
	static Executor tasks() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("sse-task-");
		executor.setConcurrencyLimit(TASK_THREADS);
		executor.setRejectTasksWhenLimitReached(true);
		return executor;
	}

}
