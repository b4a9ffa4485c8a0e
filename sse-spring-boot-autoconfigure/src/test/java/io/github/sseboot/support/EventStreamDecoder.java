package io.github.sseboot.support;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.sseboot.client.SseMessage;

/**
 * Decodes as our client does, and looks at the form besides: at bytes that are not UTF-8
 * and, if asked to, at every breach of the {@link ServerContract}. Not thread-safe, never
 * blocks.
 */
public final class EventStreamDecoder implements io.github.sseboot.client.EventStreamListener {

	static final int KEPT_COMMENTS = 1000;

	private static final int LARGEST_EVENT = 64 * 1024 * 1024;

	private final io.github.sseboot.client.EventStreamDecoder decoder;

	private final EventStreamListener listener;

	private final ServerContract contract;

	private List<String> comments = List.of();

	private boolean idInBlock;

	private boolean idMoved;

	private boolean started;

	private EventStreamDecoder(EventStreamListener listener, String lastEventId, Consumer<String> breaches) {
		this.listener = listener;
		this.decoder = new io.github.sseboot.client.EventStreamDecoder(this, lastEventId, LARGEST_EVENT);
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
		this.decoder.feed(bytes, from, to);
	}

	/**
	 * The stream is complete: what was begun and not ended is discarded, and a breach.
	 */
	public void end() {
		if (this.decoder.insideBlock()) {
			this.contract.breach("the stream ends inside a block");
		}
	}

	/**
	 * What a client that reconnects now sends back; empty for nothing.
	 */
	public String lastEventId() {
		return this.decoder.lastEventId();
	}

	@Override
	public void line(byte[] bytes, int from, int to, boolean carriageReturn) {
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
		if (!wellFormed(bytes, start, to)) {
			this.listener.violation("a line is not UTF-8: " + text(bytes, start, to));
		}
		if (start == to) {
			this.idMoved = this.idInBlock;
			this.idInBlock = false;
		}
		else {
			this.idInBlock |= bytes[start] == 'i' && movesId(bytes, start, to);
		}
	}

	@Override
	public void message(SseMessage message) {
		List<String> before = this.comments;
		this.comments = List.of();
		this.listener
			.event(new ReceivedEvent(message.lastEventId(), this.idMoved, message.name(), message.data(), before));
	}

	@Override
	public void comment(String text) {
		if (this.comments.isEmpty()) {
			this.comments = new ArrayList<>(2);
		}
		if (this.comments.size() < KEPT_COMMENTS) {
			this.comments.add(text);
		}
		this.listener.comment(text);
	}

	@Override
	public void retry(long millis) {
		this.listener.retry(millis);
	}

	private static boolean movesId(byte[] bytes, int from, int to) {
		int colon = ServerContract.colon(bytes, from, to);
		return text(bytes, from, colon).equals("id") && text(bytes, colon, to).indexOf('\0') < 0;
	}

	private static String text(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	private static boolean wellFormed(byte[] bytes, int from, int to) {
		if (ascii(bytes, from, to)) {
			return true;
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static boolean ascii(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean byteOrderMark(byte[] bytes, int from, int to) {
		return to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB
				&& bytes[from + 2] == (byte) 0xBF;
	}

}
