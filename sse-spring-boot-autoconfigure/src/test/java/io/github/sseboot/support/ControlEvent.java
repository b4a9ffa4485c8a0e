package io.github.sseboot.support;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server says about the stream itself. Reads just enough of the JSON; names with
 * escapes stay as they are written.
 *
 * @param name {@code sse.open}, {@code sse.gap}, …
 * @param reason the value of {@code reason}, empty if there is none
 * @param channels the values of {@code channels}, empty if there is none
 * @param data the whole JSON text
 */
public record ControlEvent(String name, String reason, List<String> channels, String data) {

	private static final Set<String> NAMES = Set.of("sse.open", "sse.gap", "sse.checkpoint", "sse.refused", "sse.end",
			"sse.close");

	private static final Pattern REASON = Pattern.compile("\"reason\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern CHANNELS = Pattern
		.compile("\"channels\"\\s*:\\s*\\[((?:[^\\]\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)\\]");

	private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

	public static ControlEvent of(ReceivedEvent event) {
		Matcher reason = REASON.matcher(event.data());
		Matcher channels = CHANNELS.matcher(event.data());
		List<String> names = channels.find()
				? STRING.matcher(channels.group(1)).results().map((m) -> m.group(1)).toList() : List.of();
		return new ControlEvent(event.name(), reason.find() ? reason.group(1) : "", names, event.data());
	}

	/**
	 * Whether the name is known and the data looks like a JSON object.
	 */
	public boolean valid() {
		return NAMES.contains(this.name) && this.data.startsWith("{") && this.data.endsWith("}");
	}

	/**
	 * Whether the log behind the stream is another one than the client's id came from, so
	 * that numbers may begin anew.
	 */
	public boolean startsAnew() {
		return this.reason.equals("reset") || this.reason.equals("unknown-id");
	}

}
