package io.github.sseboot.patch;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseView;
import io.github.sseboot.core.DataConverter;

/**
 * HTML for a page: text, a view that is rendered when it is published, or nothing.
 *
 * @param text the HTML, or {@code null} if it is no text
 * @param view the view, or {@code null} if it is none
 */
record Html(@Nullable String text, @Nullable SseView view) {

	static final Html NONE = new Html(null, null);

	static Html of(String text) {
		return new Html(text, null);
	}

	static Html of(SseView view) {
		return new Html(null, view);
	}

	boolean none() {
		return this.text == null && this.view == null;
	}

	String render(DataConverter converter) {
		return text((this.view != null) ? converter.render(this.view) : converter.convert(this.text));
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
