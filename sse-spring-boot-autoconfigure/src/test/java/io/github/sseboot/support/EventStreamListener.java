package io.github.sseboot.support;

/**
 * Gets what an {@link EventStreamDecoder} finds, on the thread that feeds it.
 */
public interface EventStreamListener {

	void event(ReceivedEvent event);

	/**
	 * A comment line, without its colon; a heartbeat is an empty one.
	 */
	default void comment(String text) {
	}

	/**
	 * A valid {@code retry} field, told as soon as its line is complete.
	 */
	default void retry(long millis) {
	}

	/**
	 * Bytes that are not UTF-8 or, if the contract is checked, a breach of it.
	 */
	default void violation(String text) {
	}

}
