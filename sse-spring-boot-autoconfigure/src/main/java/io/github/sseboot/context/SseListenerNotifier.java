package io.github.sseboot.context;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseListener;
import io.github.sseboot.core.connection.CallerContext;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.ConnectionListener;

/**
 * Tells the application's listeners when clients come and go. A shard only leaves a note.
 *
 * @since 1.0.0
 */
public final class SseListenerNotifier implements ConnectionListener, AutoCloseable {

	private static final Log LOG = LogFactory.getLog(SseListenerNotifier.class);

	private static final long PATIENCE_MILLIS = 5000;

	/** How long the executor may take for the last calls, which may be paused. */
	private static final long EXECUTOR_MILLIS = 500;

	private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final SingletonSupplier<List<SseListener>> listeners;

	private final ListenerCalls calls;

	/**
	 * The call for the opening of each connection, behind which that for its end waits.
	 */
	private final Map<SseConnection, CompletableFuture<Void>> opened = new ConcurrentHashMap<>();

	/** The calls for ends that are still to be made. */
	private final Map<SseConnection, CompletableFuture<Void>> ending = new ConcurrentHashMap<>();

	private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

	/**
	 * Create a notifier.
	 * @param listeners whom to tell
	 * @param executor runs the listeners
	 */
	public SseListenerNotifier(ObjectProvider<SseListener> listeners, Executor executor) {
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
		this.calls = new ListenerCalls(executor);
	}

	@Override
	public void opened(SseConnection connection) {
		this.opened.put(connection, CompletableFuture
			.runAsync(() -> tell(context(connection), (listener) -> listener.opened(connection)), this.calls));
	}

	@Override
	public void closed(SseConnection connection, CloseReason reason) {
		CompletableFuture<Void> before = this.opened.remove(connection);
		if (before != null) {
			this.ending.put(connection, new CompletableFuture<>());
			CompletableFuture<Void> unused = before.thenRunAsync(() -> end(connection, reason), this.calls);
		}
	}

	private void end(SseConnection connection, CloseReason reason) {
		CallerContext context = context(connection);
		tell(context, (listener) -> listener.closed(connection, reason));
		context.drop();
		CompletableFuture<Void> told = this.ending.remove(connection);
		if (told != null) {
			told.complete(null);
		}
	}

	/**
	 * When something is broken, thousands of clients may meet it at once.
	 */
	@Override
	public void snapshotFailed(SseConnection connection, Throwable failure) {
		String message = "No snapshot could be taken for a client of %s that missed something; it is told to come back"
			.formatted(connection.channels());
		long now = System.nanoTime();
		long until = this.quietUntil.get();
		if (now - until >= 0 && this.quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
			LOG.warn(message + ". More of this kind is logged at debug for a minute", failure);
		}
		else {
			LOG.debug(message, failure);
		}
	}

	@Override
	public void failed(Throwable failure) {
		this.calls.onCourier(
				() -> LOG.error("A connection failed in a way that is a bug of the dialect or of SSE itself", failure));
	}

	@Override
	public void producerFailed(String stream, Throwable failure) {
		LOG.error("The producer of stream '%s' failed".formatted(stream), failure);
	}

	/**
	 * Wait a moment for the calls that are still to be made.
	 */
	@Override
	public void close() {
		CompletableFuture<Void> told = CompletableFuture
			.allOf(this.ending.values().toArray(CompletableFuture<?>[]::new));
		try {
			if (!done(told, EXECUTOR_MILLIS)) {
				this.calls.takeOver();
				if (!done(told, PATIENCE_MILLIS)) {
					LOG.debug("Not all listeners were told that connections have ended");
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.calls.close();
	}

	private static boolean done(CompletableFuture<Void> told, long millis) throws InterruptedException {
		try {
			told.get(millis, TimeUnit.MILLISECONDS);
			return true;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	private static CallerContext context(SseConnection connection) {
		return (connection instanceof Connection own) ? own.context() : CallerContext.NONE;
	}

	private void tell(CallerContext context, Consumer<SseListener> call) {
		for (SseListener listener : this.listeners.obtain()) {
			try {
				context.run(() -> call.accept(listener));
			}
			catch (Throwable ex) {
				// Also an Error, or what other languages throw: nobody else may suffer
				LOG.error("Listener %s failed".formatted(listener), ex);
			}
		}
	}

}
