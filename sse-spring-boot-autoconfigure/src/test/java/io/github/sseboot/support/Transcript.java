package io.github.sseboot.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes one peer sent, from the first on; what exceeds the bound is only counted. Not
 * thread-safe.
 */
final class Transcript {

	static final int BOUND = 8 * 1024 * 1024;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private long length;

	void add(byte[] bytes, int from, int to) {
		this.length += to - from;
		this.kept.write(bytes, from, Math.min(to - from, BOUND - this.kept.size()));
	}

	byte[] bytes() {
		return this.kept.toByteArray();
	}

	long length() {
		return this.length;
	}

	/**
	 * The kept bytes' last part, and how much was left out before and after it.
	 */
	String tail(int atMost) {
		byte[] bytes = bytes();
		int from = Math.max(0, bytes.length - atMost);
		String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
		String before = (from > 0) ? "[" + from + " bytes before] " : "";
		String after = (this.length > bytes.length) ? " [" + (this.length - bytes.length) + " bytes not kept]" : "";
		return before + text + after;
	}

}
