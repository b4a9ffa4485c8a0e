package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The connections that may have something to read or to send, each once. Belongs to the
 * shard's thread.
 */
final class HotList {

	private List<ClientConnection> next = new ArrayList<>();

	private List<ClientConnection> current = new ArrayList<>();

	private long round;

	/**
	 * A number that is another one after all were taken.
	 */
	long round() {
		return this.round;
	}

	void add(ClientConnection connection) {
		if (!connection.hot) {
			connection.hot = true;
			this.next.add(connection);
		}
	}

	/**
	 * Take all; those that are added meanwhile stay for the next time.
	 */
	void takeAll(Consumer<ClientConnection> action) {
		this.round++;
		List<ClientConnection> taken = this.next;
		this.next = this.current;
		this.current = taken;
		for (ClientConnection connection : taken) {
			connection.hot = false;
			action.accept(connection);
		}
		taken.clear();
	}

	boolean isEmpty() {
		return this.next.isEmpty();
	}

}
