package io.github.sseboot.transaction;

/**
 * An event was not sent because the transaction that published it, or a part of it, was
 * rolled back.
 *
 * @since 1.0.0
 */
public class TransactionRolledBackException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TransactionRolledBackException() {
		super("The event was not sent because its transaction was rolled back");
	}

}
