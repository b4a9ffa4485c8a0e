package io.github.sseboot.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the request of each attempt.
 *
 * @param uri where to
 * @param method how
 * @param body what is sent, empty for nothing
 * @param headers headers that are always the same
 * @param computed headers that are computed each time
 */
record Requests(URI uri, String method, String body, Map<String, String> headers,
		Supplier<Map<String, String>> computed) {

	HttpRequest next(String lastEventId) {
		HttpRequest.Builder request = HttpRequest.newBuilder(target(lastEventId))
			.method(this.method,
					this.body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
							: HttpRequest.BodyPublishers.ofString(this.body))
			.setHeader("Accept", "text/event-stream")
			.setHeader("Cache-Control", "no-cache");
		if (!lastEventId.isEmpty() && fitsHeader(lastEventId)) {
			request.setHeader("Last-Event-ID", lastEventId);
		}
		this.headers.forEach(request::setHeader);
		this.computed.get().forEach(request::setHeader);
		return request.build();
	}

	/**
	 * An id that {@code java.net.http} cannot send as a header goes where clients put it
	 * that can send no header at all.
	 */
	private URI target(String lastEventId) {
		if (fitsHeader(lastEventId)) {
			return this.uri;
		}
		String text = this.uri.toString();
		int fragment = text.indexOf('#');
		String whole = (fragment < 0) ? text : text.substring(0, fragment);
		return URI.create(whole + ((this.uri.getRawQuery() != null) ? "&" : "?") + "lastEventId="
				+ URLEncoder.encode(lastEventId, StandardCharsets.UTF_8));
	}

	private static boolean fitsHeader(String value) {
		return value.chars().allMatch((character) -> character > ' ' && character < 0x7F);
	}

}
