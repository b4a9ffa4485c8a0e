package io.github.sseboot.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import jakarta.servlet.AsyncContext;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import io.github.sseboot.client.EventStreamDecoder;
import io.github.sseboot.client.EventStreamListener;
import io.github.sseboot.client.SseMessage;

/**
 * Streams of {@code MockMvc}: a daemon thread each looks every few milliseconds for what
 * was written to the mock response.
 *
 * @param performer performs requests
 */
record MockSource(Performer performer) implements StreamSource {

	private static final long INTERVAL = 2_000_000;

	private static final long ASYNC_PATIENCE = 10_000;

	@Override
	public StreamConnection connect(StreamRequest request, String lastEventId, StreamRecord told) {
		MvcResult result = perform(builder(request, lastEventId));
		if (result.getRequest().isAsyncStarted() && !isStream(result.getResponse())) {
			result.getAsyncResult(ASYNC_PATIENCE);
			result = perform(MockMvcRequestBuilders.asyncDispatch(result));
		}
		return follow(result, lastEventId, told);
	}

	static StreamConnection follow(MvcResult result, String lastEventId, StreamRecord told) {
		MockHttpServletResponse response = result.getResponse();
		if (!isStream(response)) {
			ReceivedAnswer answer = new ReceivedAnswer(response.getStatus(), headers(response), text(response));
			told.refused(answer,
					"Answered %d %s: %s".formatted(answer.status(), response.getContentType(), answer.body()));
			return new StreamConnection.None(lastEventId);
		}
		told.answered(new ReceivedAnswer(response.getStatus(), headers(response), ""));
		Reader reader = new Reader(result, lastEventId, told);
		reader.setDaemon(true);
		reader.start();
		return reader;
	}

	private MvcResult perform(RequestBuilder builder) {
		try {
			return this.performer.perform(builder);
		}
		catch (Exception ex) {
			throw new AssertionError("The request failed: " + ex, ex);
		}
	}

	private static MockHttpServletRequestBuilder builder(StreamRequest request, String lastEventId) {
		URI uri = URI.create(request.path());
		MockHttpServletRequestBuilder builder = MockMvcRequestBuilders.get(uri);
		if (request.contentType() != null) {
			builder = MockMvcRequestBuilders.post(uri)
				.header("Content-Type", request.contentType())
				.content(request.body());
		}
		builder.header("Accept", "text/event-stream");
		if (!lastEventId.isEmpty()) {
			builder.header("Last-Event-ID", lastEventId);
		}
		request.headers().forEach(builder::header);
		return builder;
	}

	private static boolean isStream(MockHttpServletResponse response) {
		String type = response.getContentType();
		return response.getStatus() == 200 && type != null && type.startsWith("text/event-stream");
	}

	private static String text(MockHttpServletResponse response) {
		return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static Map<String, List<String>> headers(MockHttpServletResponse response) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		response.getHeaderNames().forEach((name) -> headers.put(name, response.getHeaders(name)));
		return headers;
	}

	/**
	 * Performs requests, as {@code MockMvc} and its tester do.
	 */
	@FunctionalInterface
	interface Performer {

		MvcResult perform(RequestBuilder request) throws Exception;

	}

	/**
	 * Reads one response while it is written.
	 */
	private static final class Reader extends Thread implements EventStreamListener, StreamConnection {

		private final MvcResult result;

		private final StreamRecord told;

		private final EventStreamDecoder decoder;

		private int read;

		private volatile String lastEventId;

		private volatile Duration delay = DEFAULT_DELAY;

		private volatile boolean left;

		private Reader(MvcResult result, String lastEventId, StreamRecord told) {
			super("sse-test-stream");
			this.result = result;
			this.told = told;
			this.lastEventId = lastEventId;
			this.decoder = new EventStreamDecoder(this, lastEventId, Integer.MAX_VALUE - 8);
		}

		@Override
		public void run() {
			while (!this.left) {
				boolean over = over();
				byte[] all = this.result.getResponse().getContentAsByteArray();
				this.decoder.feed(all, this.read, all.length);
				this.lastEventId = this.decoder.lastEventId();
				this.read = all.length;
				if (over) {
					this.told.ended("The stream ended", true);
					return;
				}
				LockSupport.parkNanos(INTERVAL);
			}
		}

		/**
		 * As a server does when its client has gone.
		 */
		@Override
		public void close() {
			this.left = true;
			AsyncContext context = this.result.getRequest().getAsyncContext();
			if (context != null && !over()) {
				context.complete();
			}
		}

		private boolean over() {
			try {
				this.result.getAsyncResult(0);
				return true;
			}
			catch (IllegalStateException ex) {
				return !this.result.getRequest().isAsyncStarted();
			}
		}

		@Override
		public String lastEventId() {
			return this.lastEventId;
		}

		@Override
		public Duration reconnectDelay() {
			return this.delay;
		}

		@Override
		public void retry(long millis) {
			this.delay = Duration.ofMillis(millis);
		}

		@Override
		public void message(SseMessage message) {
			if (!this.left) {
				this.lastEventId = message.lastEventId();
				this.told.message(message);
			}
		}

		@Override
		public void comment(String text) {
			this.told.comment(text);
		}

	}

}
