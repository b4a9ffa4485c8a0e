package io.github.sseboot.core.channel;

import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Frame;

/**
 * Reads a range of a channel's frames without a lock. The frames may be trimmed
 * meanwhile: nothing that was read counts before {@link #torn()} was {@code false}
 * <em>and</em> the channel's horizon was looked at again. Belongs to one thread; made
 * once and used again.
 *
 * @since 1.0.0
 */
public final class FrameCursor {

	private static final @Nullable Frame[] NONE = new @Nullable Frame[1];

	private @Nullable Frame[] slots = NONE;

	private @Nullable Channel channel;

	private long limit;

	private long start;

	private long index;

	private long next;

	private @Nullable Frame current;

	/**
	 * Create a cursor that is nowhere.
	 */
	public FrameCursor() {
	}

	/**
	 * Go to the first retained frame of a range.
	 * @param channel the channel
	 * @param position the sequence after which the range begins
	 * @param limit the last sequence of the range; the caller has read it from the head
	 */
	public void seek(Channel channel, long position, long limit) {
		FrameList list = channel.frames();
		this.channel = channel;
		this.limit = limit;
		// A newer array holds all that an older next promises; the reverse is not true
		this.next = list.readNext();
		this.slots = list.readSlots();
		this.start = list.readFirst();
		// Between the two stores of a trim, what is gone is still in its slot
		this.index = find(Math.max(position, list.readHorizon()));
		this.start = this.index;
		load();
	}

	/**
	 * Go to the first of the newest frames of each key in a range.
	 * @param channel the channel, which keeps them
	 * @param position the sequence after which the range begins
	 * @param limit the last sequence of the range; the caller has read it from the head
	 */
	public void seekNewest(Channel channel, long position, long limit) {
		NewestByKey newest = channel.newest();
		Frame[] frames = (newest != null) ? newest.read(position, limit) : new Frame[0];
		this.slots = new @Nullable Frame[Math.max(1, Integer.highestOneBit(frames.length) * 2)];
		System.arraycopy(frames, 0, this.slots, 0, frames.length);
		this.channel = null;
		this.limit = limit;
		this.start = 0;
		this.index = 0;
		this.next = frames.length;
		load();
	}

	/**
	 * The frame at the cursor.
	 * @return the frame, or {@code null} at the end of the range
	 */
	public @Nullable Frame current() {
		return this.current;
	}

	/**
	 * Go to the next frame.
	 */
	public void advance() {
		this.index++;
		load();
	}

	/**
	 * Whether what was read since the seek may be wrong, because it was being trimmed.
	 * Read the channel's horizon after this.
	 * @return {@code true} if everything has to be read again
	 */
	public boolean torn() {
		VarHandle.acquireFence();
		Channel source = this.channel;
		return source != null && source.frames().readFirst() > this.start;
	}

	/**
	 * The sequence of the newest frame of a channel up to a limit.
	 * @param channel the channel
	 * @param limit the limit
	 * @return the sequence, or the limit if no frame is kept
	 */
	public long newest(Channel channel, long limit) {
		seek(channel, 0, Long.MAX_VALUE);
		Frame newest = slot(find(limit) - 1);
		release();
		return (newest != null) ? Math.min(newest.sequence(), limit) : limit;
	}

	/**
	 * Let go of what was read, so that it can be collected.
	 */
	public void release() {
		this.slots = NONE;
		this.channel = null;
		this.current = null;
	}

	private void load() {
		Frame frame = (this.index < this.next) ? slot(this.index) : null;
		this.current = (frame != null && frame.sequence() <= this.limit) ? frame : null;
	}

	/**
	 * Gallop back from the newest frame, where readers nearly always are, then bisect.
	 */
	private long find(long position) {
		long low = this.start - 1;
		long high = this.next;
		long step = 1;
		while (high - step > low && above(high - step, position)) {
			high -= step;
			step <<= 1;
		}
		low = Math.max(low, high - step);
		while (high - low > 1) {
			long middle = (low + high) >>> 1;
			if (above(middle, position)) {
				high = middle;
			}
			else {
				low = middle;
			}
		}
		return high;
	}

	private boolean above(long index, long position) {
		Frame frame = slot(index);
		return frame != null && frame.sequence() > position;
	}

	private @Nullable Frame slot(long index) {
		return this.slots[(int) index & (this.slots.length - 1)];
	}

}
