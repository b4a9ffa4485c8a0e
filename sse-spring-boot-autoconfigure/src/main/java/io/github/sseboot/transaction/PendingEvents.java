package io.github.sseboot.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

import io.github.sseboot.core.EventPublisher;
import io.github.sseboot.engine.NewEvent;

/**
 * What one transaction has published so far. Belongs to the thread of the transaction.
 */
final class PendingEvents implements TransactionSynchronization, Ordered {

	private final EventPublisher publisher;

	private final List<Pending> pending = new ArrayList<>();

	private final Map<Object, Integer> savepoints = new HashMap<>();

	private final Thread thread = Thread.currentThread();

	private boolean finished;

	PendingEvents(EventPublisher publisher) {
		this.publisher = publisher;
	}

	@SuppressWarnings("ReferenceEquality")
	boolean belongsTo(EventPublisher other) {
		return this.publisher == other;
	}

	CompletionStage<Void> add(List<NewEvent> batch) {
		PublishResult<Void> result = new PublishResult<>(this);
		this.pending.add(new Pending(batch, result));
		return result;
	}

	/**
	 * Whether this is the thread whose transaction has to end first.
	 */
	boolean wouldWaitForItself() {
		return !this.finished && Thread.currentThread() == this.thread;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void savepoint(Object savepoint) {
		this.savepoints.put(savepoint, this.pending.size());
	}

	@Override
	public void savepointRollback(Object savepoint) {
		int size = this.savepoints.getOrDefault(savepoint, 0);
		List<Pending> undone = this.pending.subList(Math.min(size, this.pending.size()), this.pending.size());
		undone.forEach(Pending::rolledBack);
		undone.clear();
	}

	@Override
	public void afterCompletion(int status) {
		this.finished = true;
		for (Pending events : this.pending) {
			if (status == STATUS_COMMITTED) {
				events.publish(this.publisher);
			}
			else {
				events.rolledBack();
			}
		}
		this.pending.clear();
	}

	/**
	 * What one call has published.
	 */
	private record Pending(List<NewEvent> batch, PublishResult<Void> result) {

		private void publish(EventPublisher publisher) {
			try {
				publisher.publish(this.batch).whenComplete(this::settle);
			}
			catch (RuntimeException ex) {
				this.result.completeExceptionally(ex);
			}
		}

		@SuppressWarnings("VoidUsed")
		private void settle(@Nullable Void nothing, @Nullable Throwable failure) {
			if (failure != null) {
				this.result.completeExceptionally(failure);
			}
			else {
				this.result.complete(nothing);
			}
		}

		private void rolledBack() {
			this.result.completeExceptionally(new TransactionRolledBackException());
		}

	}

}
