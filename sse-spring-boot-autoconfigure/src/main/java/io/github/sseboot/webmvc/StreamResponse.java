package io.github.sseboot.webmvc;

import java.io.IOException;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.servlet.ServletTransport;

/**
 * What a response says before the first event, or instead of any.
 */
final class StreamResponse {

	private static final String CONTENT_TYPE = MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8";

	/** The last one keeps proxies from compressing, for which they collect bytes. */
	private static final String CACHE_CONTROL = "no-cache, no-store, no-transform";

	private StreamResponse() {
	}

	/**
	 * Set the headers of a stream.
	 * @param own headers of the application, which win
	 */
	static void start(HttpServletResponse response, HttpHeaders own) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
		// nginx collects bytes otherwise
		response.setHeader("X-Accel-Buffering", "no");
		headers(response, own);
		MediaType type = own.getContentType();
		response.setContentType((type != null) ? type.toString() : CONTENT_TYPE);
	}

	/**
	 * Answer without a stream.
	 */
	static void end(HttpServletResponse response, HttpHeaders own, int status) {
		headers(response, own);
		response.setStatus(status);
	}

	/**
	 * Answer a client for which nothing is left: with status 204, unless the dialect has
	 * something to say.
	 */
	static void nothingLeft(HttpServletResponse response, HttpHeaders own, Dialect dialect) throws IOException {
		byte[] bytes = dialect.completed().bytes();
		if (bytes.length == 0) {
			end(response, own, HttpServletResponse.SC_NO_CONTENT);
			return;
		}
		start(response, headers(dialect, own));
		write(response, bytes);
	}

	/**
	 * Turn a client away that may come back. A browser would give up for good on any
	 * status but 200.
	 */
	static void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal, Dialect dialect)
			throws IOException {
		if (HttpMethod.GET.matches(request.getMethod()) && acceptsEventStream(request)) {
			start(response, headers(dialect, HttpHeaders.EMPTY));
			if (dialect.breaksOff()) {
				response.getOutputStream().write(dialect.refused(refusal).bytes());
				ServletTransport.breakOff(request, response);
			}
			else {
				write(response, dialect.refused(refusal).bytes());
			}
			return;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(refusal.retry())));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		HttpStatus status = (refusal.reason() == Refusal.Reason.RECONNECTS) ? HttpStatus.TOO_MANY_REQUESTS
				: HttpStatus.SERVICE_UNAVAILABLE;
		ProblemBody.write(response, status.value(), detail(refusal.reason()));
	}

	/**
	 * The headers of the application, and of the dialect what the application leaves out.
	 */
	static HttpHeaders headers(Dialect dialect, HttpHeaders own) {
		HttpHeaders all = new HttpHeaders();
		dialect.headers().forEach(all::set);
		all.putAll(own);
		return all;
	}

	private static void write(HttpServletResponse response, byte[] bytes) throws IOException {
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	private static String detail(Refusal.Reason reason) {
		return switch (reason) {
			case SHUTDOWN -> "The server is shutting down";
			case CONNECTIONS -> "There are too many connections";
			case CHANNELS -> "There are too many channels";
			case MEMORY -> "There is no memory for one more client";
			case PRODUCERS -> "There are too many streams that are being produced";
			case RECONNECTS -> "This client connects too often";
		};
	}

	private static void headers(HttpServletResponse response, HttpHeaders own) {
		own.forEach((name, values) -> {
			response.setHeader(name, null);
			values.forEach((value) -> response.addHeader(name, value));
		});
	}

	/**
	 * Whether a client names event streams; a look at the text, since what cannot be
	 * parsed must not fail.
	 */
	static boolean acceptsEventStream(HttpServletRequest request) {
		Enumeration<String> accept = request.getHeaders(HttpHeaders.ACCEPT);
		while (accept.hasMoreElements()) {
			if (accept.nextElement().toLowerCase(Locale.ROOT).contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
				return true;
			}
		}
		return false;
	}

	private static long seconds(Duration retry) {
		return Math.max(1, retry.plusMillis(999).toSeconds());
	}

}
