package io.github.sseboot.servlet;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;

/**
 * Ends the asynchronous request, once, whoever asks first.
 */
final class Completion {

	/**
	 * How long the server has to end a request by itself. Tomcat answers a
	 * {@code complete()} within {@code WriteListener.onError} with an error page, but
	 * calls {@code AsyncListener.onError} right after it; Jetty never does.
	 */
	private static final long DELAY_MILLIS = 20;

	private final AsyncContext async;

	private final ScheduledExecutorService scheduler;

	private final AtomicBoolean done = new AtomicBoolean();

	Completion(AsyncContext async, ScheduledExecutorService scheduler) {
		this.async = async;
		this.scheduler = scheduler;
	}

	void now() {
		if (this.done.compareAndSet(false, true)) {
			try {
				this.async.complete();
			}
			catch (IllegalStateException ex) {
				// The server is about to report an error, and accepts the end from there
				this.done.set(false);
			}
		}
	}

	void soon() {
		if (!this.done.get()) {
			try {
				Future<?> unused = this.scheduler.schedule(this::now, DELAY_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				now();
			}
		}
	}

	/**
	 * The server ended the request.
	 */
	void observed() {
		this.done.set(true);
	}

}
