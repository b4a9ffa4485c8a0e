package io.github.sseboot.webmvc.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.FrameSink;

/**
 * A polyfill in an old browser, which needs some bytes before the first event, or keeps
 * the whole response in memory and so takes a part of the stream only. Says so in its
 * query: {@code padding=true} (Yaffle's), {@code evs_preamble} and
 * {@code evs_buffer_size_limit} (amvtek's). Numbers that make no sense are ignored.
 */
final class OldBrowser implements ClientManner {

	private static final int PREAMBLE = 2056;

	private static final int LARGEST_PREAMBLE = 8000;

	/** Less would be an endless coming and going. */
	private static final long SMALLEST_LIMIT = 64 * 1024;

	/** After the end of a part the client is to go on at once. */
	private static final Duration RETRY = Duration.ofMillis(500);

	private final int preamble;

	private final long limit;

	private @Nullable PortionSink sink;

	private OldBrowser(int preamble, long limit) {
		this.preamble = preamble;
		this.limit = limit;
	}

	/**
	 * Look at the query, which is not decoded: what matters is plain.
	 * @return the manner, or {@code null} if the client is none of these
	 */
	static @Nullable OldBrowser of(@Nullable String query) {
		if (query == null || !(query.contains("evs_") || query.contains("padding="))) {
			return null;
		}
		int preamble = 0;
		long limit = Long.MAX_VALUE;
		for (String pair : query.split("&", -1)) {
			if (pair.equals("padding=true") || pair.equals("evs_preamble") || pair.equals("evs_preamble=")) {
				preamble = Math.max(preamble, PREAMBLE);
			}
			else if (pair.startsWith("evs_preamble=")) {
				preamble = Math.max(preamble, (int) Math.min(LARGEST_PREAMBLE, number(pair, 0)));
			}
			else if (pair.startsWith("evs_buffer_size_limit=")) {
				limit = Math.max(SMALLEST_LIMIT, number(pair, Long.MAX_VALUE));
			}
		}
		return (preamble > 0 || limit < Long.MAX_VALUE) ? new OldBrowser(preamble, limit) : null;
	}

	private static long number(String pair, long otherwise) {
		String value = pair.substring(pair.indexOf('=') + 1);
		return (value.length() <= 18 && value.matches("[0-9]+")) ? Long.parseLong(value) : otherwise;
	}

	@Override
	public Timing timing(Timing timing) {
		return (this.limit < Long.MAX_VALUE) ? new Timing(timing.heartbeat(), timing.maxAge(), RETRY) : timing;
	}

	@Override
	public FrameSink sink(FrameSink inner) {
		this.sink = new PortionSink(inner, comment(this.preamble), this.limit);
		return this.sink;
	}

	@Override
	public void connected(Connection connection) {
		if (this.sink != null) {
			this.sink.endWith(() -> connection.close(CloseReason.EXPIRED), connection::ready);
		}
	}

	private static byte[] comment(int length) {
		return (length > 0) ? (":" + " ".repeat(Math.max(0, length - 2)) + "\n").getBytes(StandardCharsets.US_ASCII)
				: new byte[0];
	}

}
