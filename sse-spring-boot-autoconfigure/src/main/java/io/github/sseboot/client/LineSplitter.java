package io.github.sseboot.client;

import java.util.Arrays;

/**
 * Cuts bytes that arrive in arbitrary pieces into lines ended by LF, CR or CRLF. A line
 * is told at its first end byte: a CR never waits for its LF. Copies only lines that
 * cross the border of a piece.
 */
final class LineSplitter {

	private static final int KEPT_BUFFER = 64 * 1024;

	private static final byte[] NOTHING = {};

	private final Lines lines;

	private final int longest;

	private byte[] begun = NOTHING;

	private int length;

	private boolean afterReturn;

	LineSplitter(int longest, Lines lines) {
		this.longest = longest;
		this.lines = lines;
	}

	void feed(byte[] bytes, int from, int to) {
		int start = from;
		for (int i = from; i < to; i++) {
			byte current = bytes[i];
			if (current == '\n' && this.afterReturn) {
				start = i + 1;
			}
			else if (current == '\n' || current == '\r') {
				end(bytes, start, i, current == '\r');
				start = i + 1;
			}
			this.afterReturn = current == '\r';
		}
		keep(bytes, start, to);
	}

	/**
	 * Whether the last line has no end yet.
	 */
	boolean insideLine() {
		return this.length > 0;
	}

	private void end(byte[] bytes, int start, int end, boolean carriageReturn) {
		if (this.length == 0) {
			check(end - start);
			this.lines.line(bytes, start, end, carriageReturn);
			return;
		}
		keep(bytes, start, end);
		int whole = this.length;
		this.length = 0;
		this.lines.line(this.begun, 0, whole, carriageReturn);
		if (this.begun.length > KEPT_BUFFER) {
			this.begun = NOTHING;
		}
	}

	private void keep(byte[] bytes, int start, int end) {
		int needed = this.length + end - start;
		check(needed);
		if (needed > this.begun.length) {
			this.begun = Arrays.copyOf(this.begun, Math.max(needed, 2 * this.begun.length));
		}
		System.arraycopy(bytes, start, this.begun, this.length, end - start);
		this.length = needed;
	}

	private void check(int bytes) {
		if (bytes > this.longest) {
			throw new EventTooLargeException(this.longest);
		}
	}

	/**
	 * Gets each line without its end. The array is only lent.
	 */
	interface Lines {

		void line(byte[] bytes, int from, int to, boolean carriageReturn);

	}

}
