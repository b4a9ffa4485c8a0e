package io.github.sseboot.core.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Interest;

/**
 * A shard's connections, and their membership in channels. Belongs to the shard's thread;
 * only the size may be asked for by others.
 */
final class Members {

	private final ChannelRegistry channels;

	private final Load load;

	private final List<ClientConnection> connections = new ArrayList<>();

	private final Deque<List<Interest>> leaving = new ArrayDeque<>();

	private volatile int size;

	Members(ChannelRegistry channels, Load load) {
		this.channels = channels;
		this.load = load;
	}

	void add(ClientConnection connection) {
		for (int bit = 0; bit < connection.places.length; bit++) {
			connection.places[bit] = ((Subscribers) connection.interest(bit)).add(connection, bit);
		}
		connection.shardIndex = this.connections.size();
		this.connections.add(connection);
		this.size = this.connections.size();
	}

	void remove(ClientConnection connection) {
		for (int bit = 0; bit < connection.places.length; bit++) {
			((Subscribers) connection.interest(bit)).remove(connection.places[bit]);
		}
		ClientConnection last = this.connections.remove(this.connections.size() - 1);
		if (last != connection) {
			this.connections.set(connection.shardIndex, last);
			last.shardIndex = connection.shardIndex;
		}
		this.size = this.connections.size();
		this.leaving.add(connection.place.interests());
		this.load.closed();
	}

	/**
	 * Marks were dropped: everybody may have something to read.
	 */
	void lookAtAll(HotList hot) {
		for (ClientConnection connection : this.connections) {
			if (connection.state == ClientConnection.State.LIVE) {
				connection.dirty.setFirst(connection.places.length);
				hot.add(connection);
			}
		}
	}

	/**
	 * Leave the channels of those who were removed; later, if somebody holds the node's
	 * lock now.
	 */
	void leaveChannels() {
		while (!this.leaving.isEmpty() && this.channels.tryUnsubscribe(this.leaving.peek())) {
			this.leaving.remove();
		}
	}

	/**
	 * Leave the channels of those who were removed, and wait for the lock.
	 */
	void leaveChannelsNow() {
		this.leaving.forEach(this.channels::unsubscribe);
		this.leaving.clear();
	}

	boolean allLeft() {
		return this.leaving.isEmpty();
	}

	/**
	 * A copy, so that connections may be removed meanwhile.
	 */
	List<ClientConnection> all() {
		return List.copyOf(this.connections);
	}

	int size() {
		return this.size;
	}

}
