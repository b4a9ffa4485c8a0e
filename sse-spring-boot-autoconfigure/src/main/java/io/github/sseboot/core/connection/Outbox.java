package io.github.sseboot.core.connection;

import java.util.Arrays;

/**
 * Bytes for one client that have to leave before anything else: what its stream says of
 * itself, or the rest of an event that did not fit into one write.
 */
final class Outbox {

	private static final byte[] NOTHING = new byte[0];

	private byte[] bytes = NOTHING;

	private int offset;

	private long position = -1;

	/**
	 * Add a block.
	 */
	void add(byte[] block) {
		if (isEmpty()) {
			this.bytes = block;
			this.offset = 0;
			return;
		}
		byte[] rest = Arrays.copyOfRange(this.bytes, this.offset, this.bytes.length + block.length);
		System.arraycopy(block, 0, rest, this.bytes.length - this.offset, block.length);
		this.bytes = rest;
		this.offset = 0;
	}

	/**
	 * Add an event that is too large for one write. The outbox must be empty.
	 * @param sequence the sequence of the event, reached when its last byte is taken
	 */
	void addLarge(byte[] event, long sequence) {
		this.bytes = event;
		this.offset = 0;
		this.position = sequence;
	}

	/**
	 * The sequence of the large event of which the rest is here, or -1.
	 */
	long sequence() {
		return this.position;
	}

	boolean isEmpty() {
		return this.offset == this.bytes.length;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int offset() {
		return this.offset;
	}

	int remaining() {
		return this.bytes.length - this.offset;
	}

	/**
	 * Take bytes away.
	 * @return the sequence that is reached thereby, or -1
	 */
	long take(int length) {
		if (length == 0) {
			// Storing the same reference again would be work for the garbage collector
			return -1;
		}
		this.offset += length;
		if (!isEmpty()) {
			return -1;
		}
		long reached = this.position;
		this.bytes = NOTHING;
		this.offset = 0;
		this.position = -1;
		return reached;
	}

}
