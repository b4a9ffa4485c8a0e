package io.github.sseboot.core.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * What one shard is told about new events: which of its channels, and the sequence. No
 * data. Written under the node's lock, before the head; read by the shard. Bounded: a
 * mark that does not fit is dropped, and the shard is told to look at everything up to
 * it.
 *
 * @since 1.0.0
 */
public final class Marks {

	private static final int CAPACITY = 4096;

	private static final VarHandle WRITTEN;

	private static final VarHandle READ;

	private static final VarHandle DROPPED;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			WRITTEN = lookup.findVarHandle(Marks.class, "written", long.class);
			READ = lookup.findVarHandle(Marks.class, "read", long.class);
			DROPPED = lookup.findVarHandle(Marks.class, "dropped", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final long[] sequences;

	private final @Nullable Interest[] interests;

	private final Parking parking;

	private long written;

	private long read;

	private long dropped;

	/**
	 * Create an empty queue of marks.
	 * @param parking where the shard sleeps
	 */
	public Marks(Parking parking) {
		this(parking, CAPACITY);
	}

	Marks(Parking parking, int capacity) {
		this.parking = parking;
		this.sequences = new long[capacity];
		this.interests = new @Nullable Interest[capacity];
	}

	void offer(long sequence, Interest interest) {
		if (this.written - (long) READ.getAcquire(this) == this.sequences.length) {
			DROPPED.setRelease(this, sequence);
			return;
		}
		int slot = slot(this.written);
		this.sequences[slot] = sequence;
		this.interests[slot] = interest;
		WRITTEN.setRelease(this, this.written + 1);
	}

	/**
	 * Everything up to here has to be looked at, whatever the marks say.
	 */
	void drop(long sequence) {
		DROPPED.setRelease(this, sequence);
	}

	void wakeUp() {
		this.parking.wakeUp();
	}

	/**
	 * The next mark up to a limit; one beyond it stays. Only the shard takes marks.
	 * @param limit the last sequence
	 * @return whose connections to look at, or {@code null} if there is no mark
	 */
	public @Nullable Interest take(long limit) {
		if (peek() > limit) {
			return null;
		}
		int slot = slot(this.read);
		Interest interest = this.interests[slot];
		this.interests[slot] = null;
		READ.setRelease(this, this.read + 1);
		return interest;
	}

	/**
	 * The sequence of the next mark. Only the shard asks.
	 * @return the sequence, or {@link Long#MAX_VALUE} if there is none
	 */
	public long peek() {
		return ((long) WRITTEN.getAcquire(this) != this.read) ? this.sequences[slot(this.read)] : Long.MAX_VALUE;
	}

	/**
	 * The sequence of the newest mark that was dropped.
	 * @return the sequence, or 0 if none ever was
	 */
	public long dropped() {
		return (long) DROPPED.getAcquire(this);
	}

	private int slot(long index) {
		return (int) (index & (this.sequences.length - 1));
	}

}
