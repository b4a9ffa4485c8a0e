package io.github.sseboot;

/**
 * Something was asked of a connection that has ended, or never was.
 *
 * @since 1.0.0
 */
public class ConnectionClosedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param id the id of the connection
	 */
	public ConnectionClosedException(String id) {
		super("Connection '%s' is not open; a client that came back has another id".formatted(id));
	}

}
