package io.github.sseboot;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values into the placeholders of a name, each as one segment that cannot be
 * mistaken for anything else.
 */
final class ChannelTemplate {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}/*]+}");

	private static final String MEANINGFUL = "%/*{}~";

	private ChannelTemplate() {
	}

	static String expand(String template, Object... values) {
		Matcher placeholders = PLACEHOLDER.matcher(template);
		StringBuilder name = new StringBuilder();
		int used = 0;
		while (placeholders.find()) {
			if (used == values.length) {
				throw mismatch(template, values.length);
			}
			placeholders.appendReplacement(name,
					Matcher.quoteReplacement(segment(placeholders.group(), values[used++])));
		}
		if (used != values.length) {
			throw mismatch(template, values.length);
		}
		return placeholders.appendTail(name).toString();
	}

	private static String segment(String placeholder, Object value) {
		if (value == null || value.toString().isEmpty()) {
			throw new IllegalArgumentException(
					"The value for '%s' must not be %s".formatted(placeholder, (value != null) ? "empty" : "null"));
		}
		StringBuilder segment = new StringBuilder();
		value.toString().codePoints().forEach((character) -> append(segment, character));
		return segment.toString();
	}

	private static void append(StringBuilder segment, int character) {
		if ((character > ' ' && character < 0x7F && MEANINGFUL.indexOf(character) < 0) || character >= 0xA0) {
			segment.appendCodePoint(character);
			return;
		}
		for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
			segment.append('%').append("%02X".formatted(octet));
		}
	}

	private static IllegalArgumentException mismatch(String template, int values) {
		return new IllegalArgumentException("Template '%s' has %d placeholders but %d values were given"
			.formatted(template, PLACEHOLDER.matcher(template).results().count(), values));
	}

}
