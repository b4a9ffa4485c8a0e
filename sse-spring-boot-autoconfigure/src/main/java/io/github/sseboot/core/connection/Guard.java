package io.github.sseboot.core.connection;

import java.util.function.Consumer;

/**
 * Lets a dialect or sink that throws what it must not cost its own connection only.
 */
final class Guard {

	private final ConnectionListener listener;

	private final Consumer<ClientConnection> close;

	/**
	 * Create a guard.
	 * @param listener is told what was thrown
	 * @param close ends the connection
	 */
	Guard(ConnectionListener listener, Consumer<ClientConnection> close) {
		this.listener = listener;
		this.close = close;
	}

	Consumer<ClientConnection> around(Consumer<ClientConnection> action) {
		return (connection) -> {
			try {
				action.accept(connection);
			}
			catch (Throwable ex) {
				// An Error too: the others are not to blame
				this.listener.failed(ex);
				this.close.accept(connection);
			}
		};
	}

}
