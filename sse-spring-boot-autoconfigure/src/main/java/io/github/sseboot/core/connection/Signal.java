package io.github.sseboot.core.connection;

/**
 * What a connection's shard is to look at, as bits.
 */
final class Signal {

	static final int OPEN = 1;

	static final int READY = 2;

	static final int CLOSE = 4;

	static final int CHANGE = 8;

	private Signal() {
	}

}
