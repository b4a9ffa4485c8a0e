package io.github.sseboot.client;

/**
 * Gets what an {@link EventStreamDecoder} finds, on the thread that feeds it.
 *
 * @since 1.0.0
 */
public interface EventStreamListener {

	/**
	 * An event is complete.
	 * @param message the event
	 */
	void message(SseMessage message);

	/**
	 * A comment line is complete.
	 * @param text the text after the colon; a heartbeat has none
	 */
	default void comment(String text) {
	}

	/**
	 * A valid {@code retry} field is complete; that its block is not ended does not
	 * matter.
	 * @param millis how long to wait before a reconnect
	 */
	default void retry(long millis) {
	}

	/**
	 * A line is complete, before its meaning is looked at: for those who check the form.
	 * @param bytes lent for the call
	 * @param from where the line begins
	 * @param to where it ends, without its end characters
	 * @param carriageReturn whether it ended with CR, be it followed by LF or not
	 */
	default void line(byte[] bytes, int from, int to, boolean carriageReturn) {
	}

}
