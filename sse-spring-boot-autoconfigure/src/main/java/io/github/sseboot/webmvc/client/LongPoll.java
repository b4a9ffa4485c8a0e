package io.github.sseboot.webmvc.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.servlet.Exchange;
import io.github.sseboot.servlet.ServletTransport;

/**
 * A client that sees a response only when it has ended, and asks again: it gets what
 * there is as soon as there is an event, or nothing after a while. Such clients send no
 * last event id, so a cookie keeps it for them.
 */
final class LongPoll implements ClientManner {

	/** How long a client waits until it asks again. */
	static final Duration PAUSE = Duration.ofMillis(500);

	/** Of a client that does not keep its position itself. */
	private final @Nullable PollCookie cookie;

	private final Duration hold;

	private @Nullable ServletTransport transport;

	private @Nullable LongPollSink sink;

	LongPoll(HttpServletRequest request, Duration hold) {
		this.cookie = PollCookie.of(request);
		this.hold = hold;
	}

	static boolean wanted(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod())
				&& "XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"))
				&& Collections.list(request.getHeaders(HttpHeaders.ACCEPT))
					.stream()
					.noneMatch((accept) -> accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_EVENT_STREAM_VALUE));
	}

	@Override
	public Timing timing(Timing timing) {
		return new Timing(Duration.ZERO, this.hold, PAUSE);
	}

	@Override
	public @Nullable String lastEventId() {
		return (this.cookie != null) ? this.cookie.value() : null;
	}

	@Override
	public Optional<Exchange> exchange(ServletTransport way, HttpServletRequest request, HttpServletResponse response,
			AsyncContext async) throws IOException {
		this.transport = way;
		return way.hold(request, response, async, (held) -> {
			LongPollBody body = LongPollBody.of(held);
			if (this.cookie != null && body.lastEventId() != null) {
				this.cookie.set(response, body.lastEventId());
			}
			byte[] bytes = body.bytes(PAUSE);
			response.setContentLength(bytes.length);
			response.getOutputStream().write(bytes);
		});
	}

	@Override
	public FrameSink sink(FrameSink inner) {
		this.sink = new LongPollSink(inner);
		return this.sink;
	}

	@Override
	public void connected(Connection connection) {
		ServletTransport way = this.transport;
		if (this.sink != null && way != null) {
			this.sink.endWith(() -> connection.close(CloseReason.EXPIRED), way::soon);
		}
	}

}
