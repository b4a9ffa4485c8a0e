package io.github.sseboot.test;

/**
 * What a {@link FaultProxy} does to its connections at the moment. Thread-safe.
 */
final class ProxyFaults {

	private final Valve downstream = new Valve();

	private final Valve upstream = new Valve();

	private volatile long cutAfter = Long.MAX_VALUE;

	private volatile int bytesPerSecond;

	private volatile boolean refusing;

	private volatile boolean repeating;

	Valve downstream() {
		return this.downstream;
	}

	Valve upstream() {
		return this.upstream;
	}

	void cutAfter(long bytes) {
		this.cutAfter = bytes;
	}

	long cutAfter() {
		return this.cutAfter;
	}

	void slow(int rate) {
		this.bytesPerSecond = rate;
	}

	int bytesPerSecond() {
		return this.bytesPerSecond;
	}

	void refuse(boolean refuse) {
		this.refusing = refuse;
	}

	boolean refusing() {
		return this.refusing;
	}

	void repeat(boolean repeat) {
		this.repeating = repeat;
	}

	boolean repeating() {
		return this.repeating;
	}

}
