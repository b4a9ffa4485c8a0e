package io.github.sseboot.support;

/**
 * Takes the chunk framing (RFC 9112 §7.1) off a body that arrives in arbitrary pieces;
 * trailers and extensions are passed over. Not thread-safe, never blocks.
 */
final class ChunkDecoder {

	private final HttpResponseListener listener;

	private Part part = Part.SIZE;

	private long size;

	private int digits;

	private boolean lineEmpty = true;

	ChunkDecoder(HttpResponseListener listener) {
		this.listener = listener;
	}

	/**
	 * Reads up to the end of the body at most.
	 * @return the index of the first byte that was not read
	 */
	int feed(byte[] bytes, int from, int to) {
		int position = from;
		while (position < to && this.part != Part.END) {
			if (this.part == Part.DATA) {
				position = data(bytes, position, to);
			}
			else {
				this.part = next((char) (bytes[position++] & 0xFF));
			}
		}
		return position;
	}

	boolean complete() {
		return this.part == Part.END;
	}

	private int data(byte[] bytes, int from, int to) {
		int end = (int) Math.min(to, from + this.size);
		this.listener.body(bytes, from, end);
		this.size -= end - from;
		if (this.size == 0) {
			this.part = Part.DATA_CR;
		}
		return end;
	}

	private Part next(char current) {
		return switch (this.part) {
			case SIZE -> size(current);
			case EXTENSION -> (current == '\r') ? Part.SIZE_LF : Part.EXTENSION;
			case SIZE_LF -> sizeEnd(current);
			case DATA_CR -> expect(current, '\r', Part.DATA_LF);
			case DATA_LF -> expect(current, '\n', Part.SIZE);
			case TRAILER -> trailer(current);
			case TRAILER_LF -> trailerEnd(current);
			case DATA, END -> throw new IllegalStateException("No framing here");
		};
	}

	private Part size(char current) {
		int digit = Character.digit(current, 16);
		if (digit >= 0 && this.digits < 15) {
			this.digits++;
			this.size = 16 * this.size + digit;
			return Part.SIZE;
		}
		if (this.digits > 0 && current == ';') {
			return Part.EXTENSION;
		}
		if (this.digits > 0 && current == '\r') {
			return Part.SIZE_LF;
		}
		throw unexpected(current);
	}

	private Part sizeEnd(char current) {
		this.digits = 0;
		return expect(current, '\n', (this.size > 0) ? Part.DATA : Part.TRAILER);
	}

	private Part trailer(char current) {
		if (current == '\r') {
			return Part.TRAILER_LF;
		}
		this.lineEmpty = false;
		return Part.TRAILER;
	}

	private Part trailerEnd(char current) {
		Part then = this.lineEmpty ? Part.END : Part.TRAILER;
		this.lineEmpty = true;
		return expect(current, '\n', then);
	}

	private Part expect(char current, char expected, Part then) {
		if (current != expected) {
			throw unexpected(current);
		}
		return then;
	}

	private IllegalStateException unexpected(char current) {
		return new IllegalStateException(
				"Broken chunk framing: character " + (int) current + " while reading " + this.part);
	}

	/**
	 * What the next byte belongs to.
	 */
	private enum Part {

		SIZE, EXTENSION, SIZE_LF, DATA, DATA_CR, DATA_LF, TRAILER, TRAILER_LF, END

	}

}
