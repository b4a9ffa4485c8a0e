package io.github.sseboot.servlet;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import org.jspecify.annotations.Nullable;

/**
 * Ends the asynchronous request, whoever asks first.
 */
final class Completion {

	/**
	 * How long the server has to write what it holds.
	 */
	private static final long MOMENT_MILLIS = 20;

	/**
	 * How long a server has to end a request by itself after something failed, if it
	 * always does: on Tomcat a {@code complete()} before {@code AsyncListener.onError} is
	 * lost, the request stays active for ever, and a busy machine makes that call late.
	 */
	static final long RELIABLE_MILLIS = 10_000;

	/**
	 * How long a server has that may not do it, such as Jetty.
	 */
	static final long UNRELIABLE_MILLIS = 50;

	private final AsyncContext async;

	private final ScheduledExecutorService scheduler;

	private final long patienceMillis;

	private final @Nullable Runnable rupture;

	private final AtomicBoolean done = new AtomicBoolean();

	Completion(AsyncContext async, ScheduledExecutorService scheduler, long patienceMillis,
			@Nullable Runnable rupture) {
		this.rupture = rupture;
		this.async = async;
		this.scheduler = scheduler;
		this.patienceMillis = patienceMillis;
	}

	void now() {
		if (this.done.compareAndSet(false, true) && !complete()) {
			// The server is about to report an error, and accepts the end from there
			this.done.set(false);
		}
	}

	/**
	 * As if the connection broke, if the server can do that: it reports an error then.
	 */
	void breakingOff() {
		if (this.rupture == null || this.done.get()) {
			now();
			return;
		}
		this.rupture.run();
		afterServer();
	}

	/**
	 * Within the server's report of an error. Ends the request even if somebody else is
	 * about to: where that fails, and nobody has ended it when the report returns, the
	 * server would write an error page into the stream.
	 */
	void withinReport() {
		this.done.set(true);
		complete();
	}

	private boolean complete() {
		try {
			this.async.complete();
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * In a moment.
	 */
	void soon() {
		after(MOMENT_MILLIS);
	}

	/**
	 * When the server does not do it by itself.
	 */
	void afterServer() {
		after(this.patienceMillis);
	}

	private void after(long millis) {
		if (!this.done.get()) {
			try {
				Future<?> unused = this.scheduler.schedule(this::now, millis, TimeUnit.MILLISECONDS);
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
