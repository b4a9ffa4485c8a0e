package io.github.sseboot.client;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of an event stream into events exactly as WHATWG HTML §9.2 says,
 * wherever the pieces in which they arrive begin and end. For one connection and one
 * thread at a time; never blocks.
 *
 * @since 1.0.0
 */
public final class EventStreamDecoder {

	/**
	 * More digits than a number of milliseconds can have.
	 */
	private static final int LONGEST_NUMBER = 18;

	private final LineSplitter lines;

	private final EventStreamListener listener;

	private final int maxEventSize;

	private @Nullable StringBuilder data;

	private long size;

	private String name = "";

	private String idBuffer;

	private String lastEventId;

	private boolean insideBlock;

	private boolean started;

	/**
	 * Create a decoder for a new connection.
	 * @param listener is told what is found
	 * @param lastEventId the last event id of the connection before, empty for none
	 * @param maxEventSize how many bytes a line, and all data of an event, may have
	 */
	public EventStreamDecoder(EventStreamListener listener, String lastEventId, int maxEventSize) {
		this.listener = listener;
		this.idBuffer = lastEventId;
		this.lastEventId = lastEventId;
		this.maxEventSize = maxEventSize;
		this.lines = new LineSplitter(maxEventSize, this::line);
	}

	/**
	 * Take the next bytes.
	 * @param bytes where they are
	 * @param from the first of them
	 * @param to the one after the last
	 * @throws EventTooLargeException if an event is too large; there is no use in feeding
	 * more
	 */
	public void feed(byte[] bytes, int from, int to) {
		this.lines.feed(bytes, from, to);
	}

	/**
	 * What a client that comes back now has to send. Moves at the end of a block, never
	 * within it.
	 * @return the id, empty for none
	 */
	public String lastEventId() {
		return this.lastEventId;
	}

	/**
	 * Whether something was begun that is not complete; at the end of the stream it is
	 * lost.
	 * @return {@code true} if it is
	 */
	public boolean insideBlock() {
		return this.insideBlock || this.lines.insideLine();
	}

	private void line(byte[] bytes, int from, int to, boolean carriageReturn) {
		this.listener.line(bytes, from, to, carriageReturn);
		int start = (!this.started && byteOrderMark(bytes, from, to)) ? from + 3 : from;
		this.started = true;
		if (start == to) {
			dispatch();
		}
		else if (bytes[start] == ':') {
			this.listener.comment(text(bytes, start + 1, to));
		}
		else {
			split(bytes, start, to);
		}
	}

	private void split(byte[] bytes, int from, int to) {
		int colon = from;
		while (colon < to && bytes[colon] != ':') {
			colon++;
		}
		int value = Math.min(to, colon + 1);
		if (value < to && bytes[value] == ' ') {
			value++;
		}
		this.insideBlock = true;
		field(text(bytes, from, colon), bytes, value, to);
	}

	private void field(String field, byte[] bytes, int from, int to) {
		switch (field) {
			case "event" -> this.name = text(bytes, from, to);
			case "data" -> data(text(bytes, from, to), to - from);
			case "id" -> id(text(bytes, from, to));
			case "retry" -> retry(text(bytes, from, to));
			default -> {
			}
		}
	}

	private void data(String value, int bytes) {
		this.size += bytes + 1L;
		if (this.size > this.maxEventSize + 1L) {
			throw new EventTooLargeException(this.maxEventSize);
		}
		if (this.data == null) {
			this.data = new StringBuilder(value);
		}
		else {
			this.data.append('\n').append(value);
		}
	}

	private void id(String value) {
		if (value.indexOf('\0') < 0) {
			this.idBuffer = value;
		}
	}

	private void retry(String value) {
		if (!value.isEmpty() && value.length() <= LONGEST_NUMBER
				&& value.chars().allMatch((character) -> character >= '0' && character <= '9')) {
			this.listener.retry(Long.parseLong(value));
		}
	}

	private void dispatch() {
		this.lastEventId = this.idBuffer;
		StringBuilder content = this.data;
		String type = this.name.isEmpty() ? SseMessage.DEFAULT_NAME : this.name;
		this.data = null;
		this.size = 0;
		this.name = "";
		this.insideBlock = false;
		if (content != null) {
			this.listener.message(new SseMessage(type, content.toString(), this.lastEventId));
		}
	}

	/**
	 * A line is whole, so no character of it is cut; what is not UTF-8 is replaced.
	 */
	private static String text(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	private static boolean byteOrderMark(byte[] bytes, int from, int to) {
		return to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB
				&& bytes[from + 2] == (byte) 0xBF;
	}

}
