package io.github.sseboot.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.client.SseEventSource;
import io.github.sseboot.client.SseEventSourceBuilder;
import io.github.sseboot.client.SseFailure;
import io.github.sseboot.client.SseResponse;

/**
 * Streams of a running server.
 *
 * @param base what paths are appended to
 * @param httpClient the HTTP client to use, or {@code null} for any
 */
record HttpSource(URI base, @Nullable HttpClient httpClient) implements StreamSource {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

	@Override
	public StreamConnection connect(StreamRequest request, String lastEventId, StreamRecord told) {
		String root = this.base.toString();
		SseEventSourceBuilder source = SseEventSource
			.to(URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + request.path()))
			.lastEventId(lastEventId)
			.once()
			.reconnectDelay(StreamConnection.DEFAULT_DELAY)
			.maxEventSize(Integer.MAX_VALUE - 8)
			.onOpen((head) -> told.answered(answer(head, "")))
			.onAny(told::message)
			.onComment(told::comment)
			.onError((failure) -> failed(failure, told));
		request.headers().forEach(source::header);
		if (this.httpClient != null) {
			source.httpClient(this.httpClient);
		}
		if (request.contentType() != null) {
			source.post(request.contentType(), request.body());
		}
		return new Connection(source.open());
	}

	private static void failed(SseFailure failure, StreamRecord told) {
		SseResponse response = failure.response();
		if (response != null) {
			told.refused(answer(response, failure.body()), failure.message());
		}
		else {
			told.ended(failure.message(), failure.cause() == null);
		}
	}

	private static ReceivedAnswer answer(SseResponse head, String body) {
		return new ReceivedAnswer(head.status(), head.headers().map(), body);
	}

	/**
	 * Ended by closing its source.
	 */
	private record Connection(SseEventSource source) implements StreamConnection {

		@Override
		public String lastEventId() {
			return this.source.lastEventId();
		}

		@Override
		public Duration reconnectDelay() {
			return this.source.reconnectDelay();
		}

		@Override
		public void close() {
			this.source.close();
			try {
				Assertions.assertThat(this.source.awaitClosed(CLOSE_TIMEOUT))
					.as("the client has ended within %s", CLOSE_TIMEOUT)
					.isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
