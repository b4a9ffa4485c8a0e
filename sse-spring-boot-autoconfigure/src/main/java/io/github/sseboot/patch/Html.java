package io.github.sseboot.patch;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.DataConverter;

/**
 * HTML for a page.
 *
 * @param text the HTML, or {@code null} for none
 */
record Html(@Nullable String text) {

	static final Html NONE = new Html(null);

	boolean none() {
		return this.text == null;
	}

	String render(DataConverter converter) {
		return (this.text != null) ? text(converter.convert(this.text)) : "";
	}

	static String text(byte @Nullable [] utf8) {
		return (utf8 != null) ? new String(utf8, StandardCharsets.UTF_8) : "";
	}

	/**
	 * For an attribute in double quotes.
	 */
	static String attribute(String value) {
		return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/**
	 * What has to stay on its line.
	 */
	static String line(String what, String value) {
		if (value.isBlank() || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
			throw new IllegalArgumentException(
					"'%s' must have text and no line break but was '%s'".formatted(what, value));
		}
		return value;
	}

}
