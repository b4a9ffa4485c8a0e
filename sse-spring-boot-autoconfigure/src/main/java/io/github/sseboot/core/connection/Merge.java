package io.github.sseboot.core.connection;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.FrameCursor;
import io.github.sseboot.core.wire.Frame;

/**
 * Reads several channels as one, by sequence; a frame that is on several of them comes
 * once. A binary heap of cursors. Belongs to one shard and is used again and again.
 */
final class Merge {

	private final @Nullable FrameCursor[] heap;

	private final FrameCursor[] cursors;

	private int used;

	private int size;

	Merge(int channels) {
		this.cursors = new FrameCursor[channels];
		this.heap = new @Nullable FrameCursor[channels];
		for (int i = 0; i < channels; i++) {
			this.cursors[i] = new FrameCursor();
		}
	}

	void start() {
		this.used = 0;
		this.size = 0;
	}

	void add(Channel channel, long position, long limit, boolean newestOnly) {
		FrameCursor cursor = this.cursors[this.used++];
		if (newestOnly) {
			cursor.seekNewest(channel, position, limit);
		}
		else {
			cursor.seek(channel, position, limit);
		}
		if (cursor.current() != null) {
			this.heap[this.size] = cursor;
			up(this.size++);
		}
	}

	/**
	 * The frame with the smallest sequence.
	 */
	@Nullable Frame current() {
		FrameCursor top = this.heap[0];
		return (this.size > 0 && top != null) ? top.current() : null;
	}

	/**
	 * Leave the current frame, on all channels.
	 */
	void advance() {
		long sequence = sequence(0);
		while (this.size > 0 && sequence(0) == sequence) {
			FrameCursor top = this.heap[0];
			if (top != null) {
				top.advance();
			}
			if (top == null || top.current() == null) {
				this.heap[0] = this.heap[--this.size];
			}
			down();
		}
	}

	/**
	 * Whether what was read may be wrong.
	 */
	boolean torn() {
		boolean torn = false;
		for (int i = 0; i < this.used; i++) {
			torn |= this.cursors[i].torn();
		}
		return torn;
	}

	/**
	 * Let go of what was read.
	 */
	void release() {
		for (int i = 0; i < this.used; i++) {
			this.cursors[i].release();
		}
		this.used = 0;
		this.size = 0;
	}

	private long sequence(int index) {
		FrameCursor cursor = this.heap[index];
		Frame frame = (cursor != null) ? cursor.current() : null;
		return (frame != null) ? frame.sequence() : Long.MAX_VALUE;
	}

	private void up(int start) {
		int child = start;
		while (child > 0 && sequence(child) < sequence((child - 1) / 2)) {
			swap(child, (child - 1) / 2);
			child = (child - 1) / 2;
		}
	}

	private void down() {
		int parent = 0;
		while (true) {
			int smallest = parent;
			for (int child = 2 * parent + 1; child <= 2 * parent + 2 && child < this.size; child++) {
				smallest = (sequence(child) < sequence(smallest)) ? child : smallest;
			}
			if (smallest == parent) {
				return;
			}
			swap(parent, smallest);
			parent = smallest;
		}
	}

	private void swap(int one, int other) {
		FrameCursor moved = this.heap[one];
		this.heap[one] = this.heap[other];
		this.heap[other] = moved;
	}

}
