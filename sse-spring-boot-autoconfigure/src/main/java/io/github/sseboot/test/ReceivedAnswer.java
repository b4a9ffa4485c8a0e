package io.github.sseboot.test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server answered to the request for a stream.
 *
 * @param status its status, 0 if there was none
 * @param headers its headers, names in any case
 * @param body the beginning of its body if it is no event stream, else empty
 * @since 1.0.0
 */
public record ReceivedAnswer(int status, Map<String, List<String>> headers, String body) {

	static final ReceivedAnswer NONE = new ReceivedAnswer(0, Map.of(), "");

	public ReceivedAnswer {
		Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		sorted.putAll(headers);
		headers = Collections.unmodifiableMap(sorted);
	}

	/**
	 * A header.
	 * @param name its name in any case
	 * @return its first value, if it is there
	 */
	public Optional<String> header(String name) {
		return this.headers.getOrDefault(name, List.of()).stream().findFirst();
	}

}
