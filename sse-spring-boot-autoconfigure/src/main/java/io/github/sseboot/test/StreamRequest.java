package io.github.sseboot.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for at each connection of a stream.
 *
 * @param path path and query
 * @param contentType what the body is, or {@code null} for a GET
 * @param body the body of a POST
 * @param headers headers besides those of the client itself
 */
record StreamRequest(String path, @Nullable String contentType, String body, Map<String, String> headers) {

	@Override
	public String toString() {
		return ((this.contentType != null) ? "POST " : "GET ") + this.path;
	}

}
