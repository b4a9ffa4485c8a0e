package io.github.sseboot.support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What our server promises beyond the standard, so that sloppy clients work too: fields
 * written {@code field: value} in the order event, id, retry, data; no field but these;
 * each block has an id or data and a named one has data; ids of at most 127 characters
 * out of {@code [A-Za-z0-9_-]}; comments only between blocks, alone on their line, and
 * empty once the first block is out (only padding may have text). A field with an empty
 * value may do without the space. Not thread-safe.
 */
final class ServerContract {

	private static final int LONGEST_ID = 127;

	private static final byte[][] FIELDS = { ascii("event"), ascii("id"), ascii("retry"), ascii("data") };

	private static final int EVENT = 0;

	private static final int ID = 1;

	private static final int RETRY = 2;

	private static final int DATA = 3;

	private static final int NONE = -1;

	private final Consumer<String> breaches;

	private int latest = NONE;

	private int seen;

	private boolean blockEnded;

	ServerContract(Consumer<String> breaches) {
		this.breaches = breaches;
	}

	void breach(String text) {
		this.breaches.accept(text);
	}

	void line(byte[] bytes, int from, int to) {
		if (from == to) {
			blockEnd();
		}
		else if (bytes[from] == ':') {
			comment(bytes, from, to);
		}
		else {
			field(bytes, from, to);
		}
	}

	/**
	 * Where the line's first colon is, {@code to} if there is none.
	 */
	static int colon(byte[] bytes, int from, int to) {
		int colon = from;
		while (colon < to && bytes[colon] != ':') {
			colon++;
		}
		return colon;
	}

	private void blockEnd() {
		if (!has(ID) && !has(DATA)) {
			breach("an empty line ends a block that has neither id nor data");
		}
		else if (has(EVENT) && !has(DATA)) {
			breach("a named block has no data");
		}
		this.seen = 0;
		this.latest = NONE;
		this.blockEnded = true;
	}

	private void comment(byte[] bytes, int from, int to) {
		if (this.latest != NONE) {
			breach("a comment stands inside a block: " + text(bytes, from, to));
		}
		if (this.blockEnded && to - from > 1) {
			breach("a comment has text: " + text(bytes, from, to));
		}
	}

	private void field(byte[] bytes, int from, int to) {
		int colon = colon(bytes, from, to);
		int field = known(bytes, from, colon);
		if (field == NONE) {
			breach("the field is unknown: " + text(bytes, from, to));
			return;
		}
		if (field < this.latest || (field != DATA && has(field))) {
			breach("the field is not in the order event, id, retry, data: " + text(bytes, from, to));
		}
		this.latest = field;
		this.seen |= 1 << field;
		if (colon == to || (colon + 1 < to && bytes[colon + 1] != ' ')) {
			breach("the field is not written 'field: value': " + text(bytes, from, to));
			return;
		}
		value(field, bytes, Math.min(to, colon + 2), to);
	}

	private void value(int field, byte[] bytes, int from, int to) {
		if (field == DATA) {
			return;
		}
		if (from < to && bytes[from] == ' ') {
			breach("more than one space after the colon:" + text(bytes, from, to));
		}
		if (field == ID && !(to - from <= LONGEST_ID && all(bytes, from, to, ServerContract::tokenCharacter))) {
			breach("the id is not of [A-Za-z0-9_-] or too long: " + text(bytes, from, to));
		}
		if (field == RETRY && (from == to || !all(bytes, from, to, ServerContract::digit))) {
			breach("retry is not a number: " + text(bytes, from, to));
		}
	}

	private boolean has(int field) {
		return (this.seen & (1 << field)) != 0;
	}

	private static int known(byte[] bytes, int from, int to) {
		for (int field = 0; field < FIELDS.length; field++) {
			byte[] name = FIELDS[field];
			if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
				return field;
			}
		}
		return NONE;
	}

	private static boolean all(byte[] bytes, int from, int to, ByteTest test) {
		for (int i = from; i < to; i++) {
			if (!test.accepts(bytes[i])) {
				return false;
			}
		}
		return true;
	}

	private static boolean tokenCharacter(byte c) {
		return digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
	}

	private static boolean digit(byte c) {
		return c >= '0' && c <= '9';
	}

	private static String text(byte[] bytes, int from, int to) {
		int end = Math.min(to, from + 200);
		return '"' + new String(bytes, from, end - from, StandardCharsets.UTF_8) + ((end < to) ? "..." : "") + '"';
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * A question about one byte.
	 */
	private interface ByteTest {

		boolean accepts(byte value);

	}

}
