package io.github.sseboot.core.connection;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Traits;

/**
 * What leaves in one write: whole frames of a connection's channels, in the order of
 * their sequences, as many as fit. Connections at the same place of the same channel use
 * the same batch without filling it again. Belongs to one shard.
 */
final class Batch {

	private final byte[] staging = new byte[FrameSink.MAX_WRITE];

	private final Merge merge;

	private int length;

	private long last;

	private long written;

	private int events;

	private boolean complete;

	private int initial;

	private boolean forEverybody;

	private byte @Nullable [] large;

	private @Nullable Channel sharedChannel;

	private long sharedPosition;

	private long sharedLimit;

	private int sharedDialect;

	Batch(int channels) {
		this.merge = new Merge(channels);
	}

	/**
	 * Fill with what fits, after what the connection's outbox holds, which must fit.
	 * @return whether the batch may be used: if not, frames of a channel are missing that
	 * the connection has not been told of
	 */
	boolean fill(ClientConnection connection, long limit) {
		Channel single = single(connection);
		if (single != null && shared(connection, single, limit)) {
			return true;
		}
		this.sharedChannel = null;
		int prefix = copyOutbox(connection);
		long conflated;
		do {
			if (missing(connection)) {
				return false;
			}
			conflated = conflated(connection);
			read(connection, limit, prefix);
		}
		while (this.merge.torn() || conflated != conflated(connection));
		this.merge.release();
		if (missing(connection)) {
			return false;
		}
		if (single != null && this.forEverybody && single.horizon() <= connection.reading.position) {
			share(connection, single, limit);
		}
		return true;
	}

	private void read(ClientConnection connection, long limit, int prefix) {
		this.length = prefix;
		this.last = Math.max(connection.reading.position, connection.outbox.sequence());
		this.written = -1;
		this.events = 0;
		this.large = null;
		this.forEverybody = true;
		this.merge.start();
		this.complete = readInitial(connection) && readChannels(connection, limit);
	}

	private boolean readInitial(ClientConnection connection) {
		this.initial = 0;
		for (Frame frame : connection.reading.initial()) {
			if (connection.filter.accepts(frame.traits())) {
				if (!copy(frame.bytes(connection.reading.place.dialect()))) {
					this.initial += (this.large != null) ? 1 : 0;
					return false;
				}
				this.events++;
			}
			this.initial++;
		}
		return true;
	}

	private boolean readChannels(ClientConnection connection, long limit) {
		for (int bit = connection.reading.dirty.next(0); bit >= 0; bit = connection.reading.dirty.next(bit + 1)) {
			this.merge.add(connection.reading.channel(bit), connection.reading.after(bit),
					connection.reading.until(bit, limit), connection.reading.conflates(bit));
		}
		for (Frame frame = this.merge.current(); frame != null; frame = this.merge.current()) {
			Traits traits = frame.traits();
			this.forEverybody &= traits.except() == null;
			if (connection.filter.accepts(traits) && !connection.reading.has(traits)) {
				if (!copy(frame.bytes(connection.reading.place.dialect()))) {
					this.last = (this.large != null) ? frame.sequence() : this.last;
					return false;
				}
				this.written = frame.sequence();
				this.events++;
			}
			this.last = frame.sequence();
			this.merge.advance();
		}
		return true;
	}

	/**
	 * Which channels are conflated, as a number.
	 */
	private static long conflated(ClientConnection connection) {
		long conflated = 0;
		for (int bit = connection.reading.dirty.next(0); bit >= 0; bit = connection.reading.dirty.next(bit + 1)) {
			conflated = conflated * 0x9E3779B97F4A7C15L + (connection.reading.conflates(bit) ? 1 : 0);
		}
		return conflated;
	}

	private boolean copy(byte[] bytes) {
		if (bytes.length > this.staging.length - this.length) {
			if (this.length == 0) {
				this.large = bytes;
			}
			return false;
		}
		System.arraycopy(bytes, 0, this.staging, this.length, bytes.length);
		this.length += bytes.length;
		return true;
	}

	private int copyOutbox(ClientConnection connection) {
		Outbox outbox = connection.outbox;
		System.arraycopy(outbox.bytes(), outbox.offset(), this.staging, 0, outbox.remaining());
		return outbox.remaining();
	}

	private static boolean missing(ClientConnection connection) {
		for (int bit = connection.reading.dirty.next(0); bit >= 0; bit = connection.reading.dirty.next(bit + 1)) {
			if (connection.reading.misses(bit)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Channel single(ClientConnection connection) {
		int bit = connection.reading.dirty.next(0);
		boolean alone = bit >= 0 && connection.reading.dirty.next(bit + 1) < 0;
		return (alone && connection.plain()) ? connection.reading.channel(bit) : null;
	}

	private boolean shared(ClientConnection connection, Channel channel, long limit) {
		return this.sharedChannel == channel && this.sharedPosition == connection.reading.position
				&& this.sharedLimit == limit && this.sharedDialect == connection.reading.place.dialect();
	}

	private void share(ClientConnection connection, Channel channel, long limit) {
		this.sharedChannel = channel;
		this.sharedPosition = connection.reading.position;
		this.sharedLimit = limit;
		this.sharedDialect = connection.reading.place.dialect();
	}

	/**
	 * Let go of the channel whose batch was shared.
	 */
	void release() {
		this.sharedChannel = null;
	}

	byte[] bytes() {
		return this.staging;
	}

	int length() {
		return this.length;
	}

	/**
	 * The sequence that is reached with the batch, unless it is complete.
	 */
	long last() {
		return this.last;
	}

	/**
	 * The sequence of the last frame in the batch, or -1 if no event is in it.
	 */
	long written() {
		return this.written;
	}

	/**
	 * How many whole events are in the batch.
	 */
	int events() {
		return this.events;
	}

	/**
	 * How many of the frames that come first are in the batch.
	 */
	int initial() {
		return this.initial;
	}

	/**
	 * Whether nothing is left up to the limit.
	 */
	boolean complete() {
		return this.complete;
	}

	/**
	 * A frame that does not fit into any batch, if it is the next one.
	 */
	byte @Nullable [] large() {
		return this.large;
	}

}
