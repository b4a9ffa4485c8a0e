package io.github.sseboot.context;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Makes calls on the application's executor. A courier, a thread of its own, hands them
 * over: the executor may be full, stopped, or of the kind that runs things on the
 * caller's thread. What it does not take, the courier calls itself.
 */
final class ListenerCalls implements Executor, AutoCloseable {

	private static final Log LOG = LogFactory.getLog(ListenerCalls.class);

	private final Executor executor;

	private final ExecutorService courier;

	/** What the executor has, or will get, and has not begun. */
	private final Set<Call> waiting = ConcurrentHashMap.newKeySet();

	private volatile boolean takenOver;

	ListenerCalls(Executor executor) {
		this.executor = executor;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("sse-listeners-");
		threads.setDaemon(true);
		this.courier = Executors.newSingleThreadExecutor(threads);
	}

	@Override
	public void execute(Runnable task) {
		Call call = new Call(task);
		this.waiting.add(call);
		onCourier(() -> handOver(call));
	}

	private void handOver(Call call) {
		if (this.takenOver) {
			call.run();
			return;
		}
		try {
			this.executor.execute(call);
		}
		catch (RejectedExecutionException ex) {
			call.run();
		}
	}

	/**
	 * Do without the executor from now on: it may be paused, and begin nothing any more.
	 */
	void takeOver() {
		this.takenOver = true;
		onCourier(() -> this.waiting.forEach(Call::run));
	}

	/**
	 * Do something on the courier's thread, which must not block.
	 */
	void onCourier(Runnable task) {
		try {
			this.courier.execute(task);
		}
		catch (RejectedExecutionException ex) {
			LOG.debug("The application has ended before its connections", ex);
		}
	}

	@Override
	public void close() {
		this.courier.shutdown();
	}

	/**
	 * Made once, by whoever comes first.
	 */
	private final class Call implements Runnable {

		private final Runnable task;

		Call(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			if (ListenerCalls.this.waiting.remove(this)) {
				this.task.run();
			}
		}

	}

}
