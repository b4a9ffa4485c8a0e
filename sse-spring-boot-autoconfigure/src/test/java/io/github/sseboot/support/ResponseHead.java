package io.github.sseboot.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status line and headers of an HTTP/1.1 response. Immutable.
 *
 * @param status the status code
 * @param headers values by name, in order of arrival; names in any case
 */
public record ResponseHead(int status, Map<String, List<String>> headers) {

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

	/**
	 * Reads a head without its empty line.
	 * @throws IllegalStateException if it is none
	 */
	static ResponseHead parse(String text) {
		String[] lines = text.split("\r\n");
		Matcher matcher = STATUS_LINE.matcher(lines[0]);
		if (!matcher.matches()) {
			throw new IllegalStateException("Not an HTTP/1.1 response: " + text);
		}
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon < 1) {
				throw new IllegalStateException("Not a header: " + lines[i]);
			}
			headers.computeIfAbsent(lines[i].substring(0, colon), (name) -> new ArrayList<>(1))
				.add(lines[i].substring(colon + 1).strip());
		}
		return new ResponseHead(Integer.parseInt(matcher.group(1)), headers);
	}

	/**
	 * The first value of a header.
	 */
	public Optional<String> header(String name) {
		return this.headers.getOrDefault(name, List.of()).stream().findFirst();
	}

	/**
	 * Whether a browser would take this as an event stream.
	 */
	public boolean eventStream() {
		return this.status == 200
				&& header("Content-Type").filter((type) -> type.split(";")[0].strip().equals("text/event-stream"))
					.isPresent();
	}

}
