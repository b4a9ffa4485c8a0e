package io.github.sseboot.transaction;

import java.util.List;
import java.util.concurrent.CompletionStage;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.sseboot.core.EventPublisher;
import io.github.sseboot.engine.NewEvent;

/**
 * Publishes when the transaction of the calling thread has committed, and at once if
 * there is none. The events of one transaction are sent in the order of the calls. If the
 * transaction rolls back, or the savepoint before the call, nothing is sent and the
 * result completes with {@link TransactionRolledBackException}. Waiting for the result on
 * the thread of the transaction fails, since it would wait for itself.
 *
 * @since 1.0.0
 */
public final class TransactionalEventPublisher implements EventPublisher {

	private final EventPublisher publisher;

	/**
	 * Create a publisher.
	 * @param publisher takes the events after the commit
	 */
	public TransactionalEventPublisher(EventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public CompletionStage<Void> publish(List<NewEvent> batch) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			return this.publisher.publish(batch);
		}
		return current().add(batch);
	}

	private PendingEvents current() {
		for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
			if (synchronization instanceof PendingEvents pending && pending.belongsTo(this.publisher)) {
				return pending;
			}
		}
		PendingEvents pending = new PendingEvents(this.publisher);
		TransactionSynchronizationManager.registerSynchronization(pending);
		return pending;
	}

}
