package io.github.sseboot.core.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Writes one block of an event stream (WHATWG HTML, section 9.2.5), in the form that the
 * most clients read: lines end with LF, a space follows the colon, and the fields come in
 * the order event, id, retry, data. What would break out of its line is rejected, except
 * in comments and data, which become several lines.
 *
 * @since 1.0.0
 */
public final class Block {

	private static final byte[] EVENT = ascii("event: ");

	private static final byte[] ID = ascii("id: ");

	private static final byte[] CHANNEL = ascii("channel: ");

	private static final byte[] RETRY = ascii("retry: ");

	private static final byte[] DATA = ascii("data: ");

	private static final byte[] COMMENT = ascii(":");

	private final ByteArrayOutputStream bytes;

	private int idOffset = -1;

	private Block(int capacity) {
		this.bytes = new ByteArrayOutputStream(capacity);
	}

	/**
	 * An empty block.
	 * @return the block
	 */
	public static Block start() {
		return new Block(128);
	}

	/**
	 * An empty block with room for some data.
	 * @param data the data that will be written, or {@code null}
	 * @return the block
	 */
	public static Block sized(byte @Nullable [] data) {
		return new Block(96 + ((data != null) ? data.length : 0));
	}

	/**
	 * A comment, which clients ignore. Nothing is added: text begins directly after the
	 * colon.
	 * @param text the text; each line becomes one
	 * @return this
	 * @throws IllegalArgumentException if the text has a NUL
	 */
	public Block comment(String text) {
		lines("Comment", COMMENT, text.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	/**
	 * The name of the event.
	 * @param name the name, or {@code null} for none
	 * @return this
	 * @throws IllegalArgumentException if the name has a line break or NUL
	 */
	public Block event(@Nullable String name) {
		if (name != null) {
			line(EVENT, singleLine("Event name", name));
		}
		return this;
	}

	/**
	 * An id that is not known yet.
	 * @param length the length of the place to leave for it, 0 for no id
	 * @return this
	 */
	public Block openId(int length) {
		if (length == 0) {
			return this;
		}
		this.bytes.writeBytes(ID);
		this.idOffset = this.bytes.size();
		this.bytes.writeBytes(new byte[length]);
		this.bytes.write('\n');
		return this;
	}

	/**
	 * An id that is known.
	 * @param id the id
	 * @return this
	 * @throws IllegalArgumentException if the id has a line break or NUL
	 */
	public Block id(String id) {
		line(ID, singleLine("Event id", id));
		return this;
	}

	/**
	 * A channel of the event: a field of the shared client; others ignore what they do
	 * not know.
	 * @param name the name of the channel
	 * @return this
	 * @throws IllegalArgumentException if the name has a line break or NUL
	 */
	public Block channel(String name) {
		line(CHANNEL, singleLine("Channel", name));
		return this;
	}

	/**
	 * After which time a client should come back when the connection is lost.
	 * @param retry the time
	 * @return this
	 */
	public Block retry(Duration retry) {
		line(RETRY, ascii(Long.toString(retry.toMillis())));
		return this;
	}

	/**
	 * The data, as many lines as it has; or one empty line, so that clients dispatch the
	 * event at all.
	 * @param utf8 text in UTF-8, or {@code null} for none
	 * @return this
	 * @throws IllegalArgumentException if the data has a NUL
	 */
	public Block data(byte @Nullable [] utf8) {
		lines("Data", DATA, (utf8 != null) ? utf8 : new byte[0]);
		return this;
	}

	/**
	 * The data as text.
	 * @param text the text
	 * @return this
	 * @throws IllegalArgumentException if the text has a NUL
	 */
	public Block data(String text) {
		return data(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The block, ended by an empty line, which makes clients dispatch it.
	 * @return the bytes
	 */
	public Encoded end() {
		this.bytes.write('\n');
		return lines();
	}

	/**
	 * Only the lines, to which those of the next block belong as well.
	 * @return the bytes
	 */
	public Encoded lines() {
		return new Encoded(this.bytes.toByteArray(), this.idOffset);
	}

	private void lines(String what, byte[] field, byte[] text) {
		int start = 0;
		for (int i = 0; i < text.length; i++) {
			byte character = text[i];
			if (character == 0) {
				throw new IllegalArgumentException("%s must have no NUL but has one at byte %d".formatted(what, i));
			}
			if (character == '\n' || character == '\r') {
				line(field, text, start, i);
				if (character == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
					i++;
				}
				start = i + 1;
			}
		}
		line(field, text, start, text.length);
	}

	private void line(byte[] field, byte[] value) {
		line(field, value, 0, value.length);
	}

	private void line(byte[] field, byte[] value, int start, int end) {
		this.bytes.writeBytes(field);
		this.bytes.write(value, start, end - start);
		this.bytes.write('\n');
	}

	private static byte[] singleLine(String what, String text) {
		for (char character : new char[] { '\r', '\n', '\0' }) {
			int index = text.indexOf(character);
			if (index >= 0) {
				throw new IllegalArgumentException("%s must have no line break or NUL but has U+%04X at index %d"
					.formatted(what, (int) character, index));
			}
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
