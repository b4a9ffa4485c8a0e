package io.github.sseboot.transaction;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The result of a publish within a transaction, or what was made of it. Who waits for it
 * on the transaction's own thread is told so, instead of waiting for ever.
 */
final class PublishResult<T> extends CompletableFuture<T> {

	private final PendingEvents transaction;

	PublishResult(PendingEvents transaction) {
		this.transaction = transaction;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new PublishResult<>(this.transaction);
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		check();
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		check();
		return super.get(timeout, unit);
	}

	@Override
	public T join() {
		check();
		return super.join();
	}

	private void check() {
		if (!isDone() && this.transaction.wouldWaitForItself()) {
			throw new IllegalStateException(
					"The event is sent when the transaction of this thread has committed, so its result must not be "
							+ "waited for within the transaction; use whenComplete, or wait after the transaction");
		}
	}

}
