package io.github.sseboot.core.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import io.github.sseboot.core.channel.Parking;

/**
 * The connections that have signals for their shard. Any thread adds, the shard takes; as
 * a connection is added once until it is taken, there are never more than connections.
 */
final class Inbox {

	private final Queue<ClientConnection> queue = new ConcurrentLinkedQueue<>();

	private final Parking parking;

	Inbox(Parking parking) {
		this.parking = parking;
	}

	/**
	 * Add a connection, and wake the shard. Any thread.
	 */
	void add(ClientConnection connection) {
		this.queue.add(connection);
		this.parking.wakeUp();
	}

	void takeAll(Consumer<ClientConnection> action) {
		for (ClientConnection taken = this.queue.poll(); taken != null; taken = this.queue.poll()) {
			action.accept(taken);
		}
	}

	boolean isEmpty() {
		return this.queue.isEmpty();
	}

}
