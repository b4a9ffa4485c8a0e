package io.github.sseboot.core.connection;

import io.github.sseboot.SseStream;

/**
 * Which of a connection's channels may have something to read, up to
 * {@value SseStream#MAX_CHANNELS}.
 */
final class DirtyBits {

	private long low;

	private long high;

	void set(int bit) {
		if (bit < Long.SIZE) {
			this.low |= 1L << bit;
		}
		else {
			this.high |= 1L << bit;
		}
	}

	boolean has(int bit) {
		return ((bit < Long.SIZE) ? this.low >>> bit & 1 : this.high >>> bit & 1) != 0;
	}

	void clear(int bit) {
		if (bit < Long.SIZE) {
			this.low &= ~(1L << bit);
		}
		else {
			this.high &= ~(1L << bit);
		}
	}

	void setFirst(int count) {
		for (int i = 0; i < count; i++) {
			set(i);
		}
	}

	void clear() {
		this.low = 0;
		this.high = 0;
	}

	boolean isEmpty() {
		return (this.low | this.high) == 0;
	}

	/**
	 * The first bit that is set, from one on.
	 * @return the bit, or -1
	 */
	int next(int from) {
		if (from < Long.SIZE) {
			long rest = this.low & (-1L << from);
			if (rest != 0) {
				return Long.numberOfTrailingZeros(rest);
			}
			return (this.high != 0) ? Long.SIZE + Long.numberOfTrailingZeros(this.high) : -1;
		}
		long rest = (from < 2 * Long.SIZE) ? this.high & (-1L << from) : 0;
		return (rest != 0) ? Long.SIZE + Long.numberOfTrailingZeros(rest) : -1;
	}

}
