package io.github.sseboot.client;

/**
 * The server sent a line or an event that is larger than the client takes. What is left
 * of the stream cannot be understood any more.
 *
 * @since 1.0.0
 */
public final class EventTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	EventTooLargeException(int allowed) {
		super("The server sent an event of more than the %d bytes that are allowed; raise maxEventSize, or send less"
			.formatted(allowed));
	}

}
