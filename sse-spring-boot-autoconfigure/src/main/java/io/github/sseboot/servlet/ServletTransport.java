package io.github.sseboot.servlet;

/**
 * Makes sinks of servlet responses. One for the application, closed at its end.
 *
 * @since 1.0.0
 */
public final class ServletTransport implements AutoCloseable {

	/**
	 * Create a transport.
	 */
	public ServletTransport() {
	}

	@Override
	public void close() {
	}

}
