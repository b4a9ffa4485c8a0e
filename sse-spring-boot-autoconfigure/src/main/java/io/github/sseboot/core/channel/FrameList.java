package io.github.sseboot.core.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Frame;

/**
 * The frames of a channel, oldest first, in a ring that grows and shrinks. Written under
 * the node's lock only; read by {@link FrameCursor} without one. The frames are ordered
 * by sequence, and all lie above the horizon.
 * <p>
 * What makes reading safe is the order of the stores. Append: slot, then {@code next}.
 * Trim: {@code horizon}, then {@code first}, then the slot, so a reader that copied from
 * a slot and finds both unchanged afterwards has copied what was there. Grow: the filled
 * array, then {@code next}.
 */
final class FrameList {

	private static final @Nullable Frame[] EMPTY = new @Nullable Frame[1];

	private static final VarHandle SLOTS;

	private static final VarHandle FIRST;

	private static final VarHandle NEXT;

	private static final VarHandle HORIZON;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			SLOTS = lookup.findVarHandle(FrameList.class, "slots", Frame[].class);
			FIRST = lookup.findVarHandle(FrameList.class, "first", long.class);
			NEXT = lookup.findVarHandle(FrameList.class, "next", long.class);
			HORIZON = lookup.findVarHandle(FrameList.class, "horizon", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private @Nullable Frame[] slots = EMPTY;

	private long first;

	private long next;

	private long horizon;

	FrameList(long horizon) {
		this.horizon = horizon;
	}

	@SuppressWarnings("ReferenceEquality")
	void append(Frame frame) {
		if (size() == this.slots.length || this.slots == EMPTY) {
			resize(Math.max(2, this.slots.length * 2));
		}
		this.slots[slot(this.next)] = frame;
		NEXT.setRelease(this, this.next + 1);
	}

	Frame trim() {
		Frame oldest = oldest();
		// It may lie above the frame already, and never falls
		raiseHorizon(oldest.sequence());
		FIRST.setRelease(this, this.first + 1);
		VarHandle.releaseFence();
		this.slots[slot(this.first - 1)] = null;
		if (isEmpty()) {
			SLOTS.setRelease(this, EMPTY);
		}
		else if (this.slots.length > 8 && size() < this.slots.length / 4) {
			resize(this.slots.length / 2);
		}
		return oldest;
	}

	/**
	 * Everything up to here is gone, whether it was on the list or not.
	 */
	void raiseHorizon(long sequence) {
		if (sequence > this.horizon) {
			HORIZON.setRelease(this, sequence);
		}
	}

	/**
	 * Begin again at a horizon, which may be lower. Only while empty and unknown to
	 * readers.
	 */
	void startOver(long sequence) {
		HORIZON.setRelease(this, sequence);
	}

	Frame oldest() {
		Frame oldest = this.slots[slot(this.first)];
		if (oldest == null) {
			throw new IllegalStateException("The list is empty");
		}
		return oldest;
	}

	boolean isEmpty() {
		return this.next == this.first;
	}

	int size() {
		return (int) (this.next - this.first);
	}

	long newestSequence() {
		Frame newest = isEmpty() ? null : this.slots[slot(this.next - 1)];
		return (newest != null) ? newest.sequence() : this.horizon;
	}

	/**
	 * All frames, for the holder of the lock.
	 */
	Frame[] toArray() {
		Frame[] frames = new Frame[size()];
		Arrays.setAll(frames, (i) -> this.slots[slot(this.first + i)]);
		return frames;
	}

	long readNext() {
		return (long) NEXT.getAcquire(this);
	}

	@SuppressWarnings("unchecked")
	@Nullable Frame[] readSlots() {
		return (@Nullable Frame[]) SLOTS.getAcquire(this);
	}

	long readFirst() {
		return (long) FIRST.getAcquire(this);
	}

	long readHorizon() {
		return (long) HORIZON.getAcquire(this);
	}

	private void resize(int length) {
		@Nullable Frame[] resized = new @Nullable Frame[length];
		for (long i = this.first; i < this.next; i++) {
			resized[(int) i & (length - 1)] = this.slots[slot(i)];
		}
		SLOTS.setRelease(this, resized);
	}

	private int slot(long index) {
		return (int) index & (this.slots.length - 1);
	}

}
