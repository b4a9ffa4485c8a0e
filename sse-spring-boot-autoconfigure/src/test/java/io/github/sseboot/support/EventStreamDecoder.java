package io.github.sseboot.support;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the bytes of an event stream into events exactly as WHATWG HTML §9.2 says,
 * whatever the borders of the pieces. The last event id may be seeded, as browsers do
 * when they reconnect. Not thread-safe, never blocks.
 */
public final class EventStreamDecoder {

	static final int KEPT_COMMENTS = 1000;

	private final LineSplitter lines = new LineSplitter(this::line);

	private final EventStreamListener listener;

	private final ServerContract contract;

	private List<String> comments = List.of();

	private StringBuilder data;

	private String name = "";

	private String idBuffer;

	private String lastEventId;

	private boolean idInBlock;

	private boolean blockBegun;

	private boolean started;

	private EventStreamDecoder(EventStreamListener listener, String lastEventId, Consumer<String> breaches) {
		this.listener = listener;
		this.idBuffer = lastEventId;
		this.lastEventId = lastEventId;
		this.contract = new ServerContract(breaches);
	}

	/**
	 * A decoder that takes what the standard allows and reports only bytes that are not
	 * UTF-8.
	 */
	public static EventStreamDecoder lenient(EventStreamListener listener, String lastEventId) {
		return new EventStreamDecoder(listener, lastEventId, (breach) -> {
		});
	}

	/**
	 * A decoder that delivers the same events and also reports every breach of the
	 * {@link ServerContract}.
	 */
	public static EventStreamDecoder strict(EventStreamListener listener, String lastEventId) {
		return new EventStreamDecoder(listener, lastEventId, listener::violation);
	}

	public void feed(byte[] bytes, int from, int to) {
		this.lines.feed(bytes, from, to);
	}

	/**
	 * The stream is complete: what was begun and not ended is discarded, and a breach.
	 */
	public void end() {
		if (this.lines.insideLine() || this.blockBegun) {
			this.contract.breach("the stream ends inside a block");
		}
	}

	/**
	 * What a client that reconnects now sends back; empty for nothing.
	 */
	public String lastEventId() {
		return this.lastEventId;
	}

	private void line(byte[] bytes, int from, int to, boolean carriageReturn) {
		int start = from;
		if (!this.started && byteOrderMark(bytes, from, to)) {
			this.contract.breach("the stream begins with a byte order mark");
			start = from + 3;
		}
		this.started = true;
		if (carriageReturn) {
			this.contract.breach("a line ends with CR");
		}
		this.contract.line(bytes, start, to);
		if (start == to) {
			dispatch();
		}
		else if (bytes[start] == ':') {
			comment(text(bytes, start + 1, to));
		}
		else {
			split(bytes, start, to);
		}
	}

	private void split(byte[] bytes, int from, int to) {
		int colon = ServerContract.colon(bytes, from, to);
		int value = Math.min(to, colon + 1);
		if (value < to && bytes[value] == ' ') {
			value++;
		}
		field(text(bytes, from, colon), text(bytes, value, to));
	}

	private void field(String field, String value) {
		this.blockBegun = true;
		switch (field) {
			case "event" -> this.name = value;
			case "data" -> data(value);
			case "id" -> id(value);
			case "retry" -> retry(value);
			default -> {
			}
		}
	}

	private void data(String value) {
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
			this.idInBlock = true;
		}
	}

	private void retry(String value) {
		if (!value.isEmpty() && value.length() <= 18 && value.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			this.listener.retry(Long.parseLong(value));
		}
	}

	private void comment(String text) {
		if (this.comments.isEmpty()) {
			this.comments = new ArrayList<>(2);
		}
		if (this.comments.size() < KEPT_COMMENTS) {
			this.comments.add(text);
		}
		this.listener.comment(text);
	}

	private void dispatch() {
		this.lastEventId = this.idBuffer;
		StringBuilder content = this.data;
		String type = this.name.isEmpty() ? "message" : this.name;
		boolean moved = this.idInBlock;
		this.data = null;
		this.name = "";
		this.idInBlock = false;
		this.blockBegun = false;
		if (content != null) {
			List<String> before = this.comments;
			this.comments = List.of();
			this.listener.event(new ReceivedEvent(this.lastEventId, moved, type, content.toString(), before));
		}
	}

	private String text(byte[] bytes, int from, int to) {
		String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
		if (text.indexOf('\uFFFD') >= 0 && !wellFormed(bytes, from, to)) {
			this.listener.violation("a line is not UTF-8: " + text);
		}
		return text;
	}

	private static boolean wellFormed(byte[] bytes, int from, int to) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static boolean byteOrderMark(byte[] bytes, int from, int to) {
		return to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB
				&& bytes[from + 2] == (byte) 0xBF;
	}

}
