package io.github.sseboot.core.channel;

/**
 * Horizons of channels that do not exist any more, folded into a table of fixed size.
 * What it says is never too small, so no loss stays hidden; it may be too large, when two
 * names share a place.
 */
final class Horizons {

	private static final int SIZE = 1 << 16;

	private final long[] bySlot = new long[SIZE];

	private long newest;

	void remember(String name, long horizon) {
		int slot = slot(name);
		this.bySlot[slot] = Math.max(this.bySlot[slot], horizon);
		this.newest = Math.max(this.newest, horizon);
	}

	long of(String name) {
		return this.bySlot[slot(name)];
	}

	/**
	 * Raise all: everything up to here may have been lost.
	 */
	void raise(long horizon) {
		this.newest = Math.max(this.newest, horizon);
		for (int i = 0; i < SIZE; i++) {
			this.bySlot[i] = Math.max(this.bySlot[i], horizon);
		}
	}

	/**
	 * The largest of all.
	 */
	long newest() {
		return this.newest;
	}

	private static int slot(String name) {
		int hash = name.hashCode() * 0x9E3779B9;
		return (hash ^ (hash >>> 16)) & (SIZE - 1);
	}

}
