package io.github.sseboot.test;

import java.net.URI;
import java.net.http.HttpClient;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.client.SseEventSource;
import io.github.sseboot.client.SseEventSourceBuilder;

/**
 * Streams of a running server.
 *
 * @param base what paths are appended to
 * @param httpClient the HTTP client to use, or {@code null} for any
 */
record HttpSource(URI base, @Nullable HttpClient httpClient) implements StreamSource {

	@Override
	public Runnable connect(StreamRequest request, String lastEventId, StreamRecord told) {
		String root = this.base.toString();
		SseEventSourceBuilder source = SseEventSource
			.to(URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + request.path()))
			.lastEventId(lastEventId)
			.once()
			.onOpen((head) -> told.answered(head.status(), head.headers().map()))
			.onAny(told::message)
			.onComment(told::comment)
			.onError((failure) -> told.ended(failure.status(), failure.message()));
		request.headers().forEach(source::header);
		if (this.httpClient != null) {
			source.httpClient(this.httpClient);
		}
		if (request.contentType() != null) {
			source.post(request.contentType(), request.body());
		}
		return source.open()::close;
	}

}
