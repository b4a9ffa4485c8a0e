package io.github.sseboot.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads one HTTP/1.1 response that arrives in arbitrary pieces: head, body (chunked, of a
 * declared length, or until the connection ends), end. Strict: whatever is not HTTP, and
 * every byte after the end, is an {@link IllegalStateException}. Not thread-safe, never
 * blocks.
 */
public final class HttpResponseReader {

	private static final int LONGEST_HEAD = 64 * 1024;

	private static final byte[] HEAD_END = { '\r', '\n', '\r', '\n' };

	private final HttpResponseListener listener;

	private State state = State.HEAD;

	private ByteArrayOutputStream head;

	private int matched;

	private ChunkDecoder chunks;

	private long remaining;

	public HttpResponseReader(HttpResponseListener listener) {
		this.listener = listener;
	}

	public void feed(byte[] bytes, int from, int to) {
		int position = from;
		while (position < to) {
			position = switch (this.state) {
				case HEAD -> head(bytes, position, to);
				case CHUNKS -> chunks(bytes, position, to);
				case LENGTH -> length(bytes, position, to);
				case UNTIL_CLOSE -> untilClose(bytes, position, to);
				case END -> throw new IllegalStateException((to - position) + " bytes after the end of the response: "
						+ new String(bytes, position, Math.min(200, to - position), StandardCharsets.UTF_8));
			};
		}
	}

	/**
	 * The peer ended the connection.
	 * @return whether the response is complete; else it was cut
	 */
	public boolean closed() {
		if (this.state == State.UNTIL_CLOSE) {
			end();
		}
		return this.state == State.END;
	}

	private int head(byte[] bytes, int from, int to) {
		if (this.head == null) {
			this.head = new ByteArrayOutputStream(512);
		}
		for (int i = from; i < to; i++) {
			this.head.write(bytes[i]);
			this.matched = (bytes[i] == HEAD_END[this.matched]) ? this.matched + 1 : (bytes[i] == '\r') ? 1 : 0;
			if (this.matched == HEAD_END.length) {
				headEnd(this.head.toString(StandardCharsets.UTF_8));
				return i + 1;
			}
		}
		if (this.head.size() > LONGEST_HEAD) {
			throw new IllegalStateException("A head of more than " + LONGEST_HEAD + " bytes");
		}
		return to;
	}

	private void headEnd(String text) {
		ResponseHead parsed = ResponseHead.parse(text.substring(0, text.length() - HEAD_END.length));
		this.head = null;
		this.matched = 0;
		if (parsed.status() >= 100 && parsed.status() < 200) {
			return;
		}
		this.state = framing(parsed);
		this.listener.head(parsed);
		if (this.state == State.LENGTH && this.remaining == 0) {
			end();
		}
	}

	private State framing(ResponseHead parsed) {
		if (parsed.status() == 204 || parsed.status() == 304) {
			return State.LENGTH;
		}
		if (parsed.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
			this.chunks = new ChunkDecoder(this.listener);
			return State.CHUNKS;
		}
		if (parsed.header("Content-Length").isPresent()) {
			this.remaining = Long.parseLong(parsed.header("Content-Length").get());
			return State.LENGTH;
		}
		return State.UNTIL_CLOSE;
	}

	private int chunks(byte[] bytes, int from, int to) {
		int position = this.chunks.feed(bytes, from, to);
		if (this.chunks.complete()) {
			end();
		}
		return position;
	}

	private int length(byte[] bytes, int from, int to) {
		int end = (int) Math.min(to, from + this.remaining);
		this.listener.body(bytes, from, end);
		this.remaining -= end - from;
		if (this.remaining == 0) {
			end();
		}
		return end;
	}

	private int untilClose(byte[] bytes, int from, int to) {
		this.listener.body(bytes, from, to);
		return to;
	}

	private void end() {
		this.state = State.END;
		this.listener.end();
	}

	/**
	 * What the next byte belongs to.
	 */
	private enum State {

		HEAD, CHUNKS, LENGTH, UNTIL_CLOSE, END

	}

}
