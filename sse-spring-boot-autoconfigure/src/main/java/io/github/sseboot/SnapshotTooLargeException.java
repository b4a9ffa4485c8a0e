package io.github.sseboot;

/**
 * A snapshot has more bytes than it may have. The client got nothing of it.
 *
 * @since 1.0.0
 * @see SseStream#snapshot(java.util.function.Function)
 */
public class SnapshotTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param message how much is allowed, how much came, what to do
	 */
	public SnapshotTooLargeException(String message) {
		super(message);
	}

}
