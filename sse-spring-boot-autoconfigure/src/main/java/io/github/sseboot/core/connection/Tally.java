package io.github.sseboot.core.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a shard has handed over, and how far its slowest connection is. Written by the
 * shard's thread only, so that counting costs no more than the store; read by anybody.
 *
 * <pre>
 * shard:   value = value + n, stored whole, in any order with other stores
 * others:  read a value that was true a moment ago
 * </pre>
 */
final class Tally {

	private static final VarHandle EVENTS;

	private static final VarHandle BYTES;

	private static final VarHandle SLOWEST;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			EVENTS = lookup.findVarHandle(Tally.class, "events", long.class);
			BYTES = lookup.findVarHandle(Tally.class, "bytes", long.class);
			SLOWEST = lookup.findVarHandle(Tally.class, "slowest", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private long events;

	private long bytes;

	private long slowest = Long.MAX_VALUE;

	/**
	 * Count what one write handed over. On the shard's thread.
	 */
	void add(long events, long bytes) {
		EVENTS.setOpaque(this, this.events + events);
		BYTES.setOpaque(this, this.bytes + bytes);
	}

	/**
	 * Note where the slowest connection is. On the shard's thread.
	 * @param position its sequence, {@link Long#MAX_VALUE} if none is slow
	 */
	void slowest(long position) {
		SLOWEST.setOpaque(this, position);
	}

	/** Any thread. */
	long events() {
		return (long) EVENTS.getOpaque(this);
	}

	/** Any thread. */
	long bytes() {
		return (long) BYTES.getOpaque(this);
	}

	/** Any thread. */
	long slowest() {
		return (long) SLOWEST.getOpaque(this);
	}

}
