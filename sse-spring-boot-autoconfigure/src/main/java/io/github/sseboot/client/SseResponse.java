package io.github.sseboot.client;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * The head of a response.
 *
 * @param status its status
 * @param headers its headers, names in any case
 * @param uri where it came from, after redirects
 * @since 1.0.0
 */
public record SseResponse(int status, HttpHeaders headers, URI uri) {

	/**
	 * Whether it is an event stream, and not something else that happens to be one.
	 */
	boolean eventStream() {
		return this.status == 200 && contentType().split(";", 2)[0].strip().equalsIgnoreCase("text/event-stream");
	}

	String contentType() {
		return this.headers.firstValue("Content-Type").orElse("");
	}

}
