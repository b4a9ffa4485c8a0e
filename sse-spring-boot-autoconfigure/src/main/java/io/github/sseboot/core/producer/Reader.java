package io.github.sseboot.core.producer;

import io.github.sseboot.core.connection.Progress;

/**
 * How far one client has read a private stream. Written by its shard, read by whoever
 * wants to send.
 *
 * <pre>
 * EXPECTED (nothing read) --reached--> READING --left--> GONE
 *                          \__________________ left _____^
 * </pre>
 */
final class Reader implements Progress {

	private final PrivateStream stream;

	private volatile long position;

	private volatile boolean gone;

	Reader(PrivateStream stream) {
		this.stream = stream;
	}

	@Override
	public void reached(long sequence) {
		if (sequence > this.position) {
			this.position = sequence;
			this.stream.readOn();
		}
	}

	@Override
	public void left() {
		this.gone = true;
		this.stream.readerLeft();
	}

	/**
	 * Everything up to here was handed over; nothing at first, so that nothing is dropped
	 * while the client is let in.
	 */
	long position() {
		return this.position;
	}

	boolean gone() {
		return this.gone;
	}

}
