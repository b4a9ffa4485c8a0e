package io.github.sseboot.core.connection;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.Interest;

/**
 * A shard's connections on one channel. Belongs to the shard's thread.
 */
final class Subscribers extends Interest {

	private final HotList hot;

	private long markedIn = -1;

	private @Nullable ClientConnection[] connections = new @Nullable ClientConnection[1];

	private byte[] bits = new byte[1];

	private int size;

	/**
	 * Create without connections.
	 * @param channel the channel
	 * @param shard index of the shard
	 * @param hot takes each connection that may have something to read
	 */
	Subscribers(Channel channel, int shard, HotList hot) {
		super(channel, shard);
		this.hot = hot;
	}

	@Override
	public void marked() {
		if (this.markedIn == this.hot.round()) {
			return;
		}
		this.markedIn = this.hot.round();
		for (int i = 0; i < this.size; i++) {
			ClientConnection connection = this.connections[i];
			if (connection != null) {
				connection.reading.dirty.set(this.bits[i]);
				this.hot.add(connection);
			}
		}
	}

	/**
	 * Add a connection.
	 * @param connection the connection
	 * @param bit which of its channels this is
	 * @return its place here
	 */
	int add(ClientConnection connection, int bit) {
		if (this.size == this.connections.length) {
			this.connections = Arrays.copyOf(this.connections, this.size * 2);
			this.bits = Arrays.copyOf(this.bits, this.size * 2);
		}
		this.connections[this.size] = connection;
		this.bits[this.size] = (byte) bit;
		return this.size++;
	}

	/**
	 * The connection at a place has this as another one of its channels now.
	 */
	void renumber(int place, int bit) {
		this.bits[place] = (byte) bit;
	}

	/**
	 * Remove the connection at a place; the last one moves there.
	 */
	void remove(int place) {
		this.size--;
		ClientConnection moved = this.connections[this.size];
		this.connections[place] = moved;
		this.bits[place] = this.bits[this.size];
		this.connections[this.size] = null;
		if (moved != null && place != this.size) {
			moved.reading.places[this.bits[place]] = place;
		}
	}

}
