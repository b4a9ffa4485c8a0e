package io.github.sseboot.webmvc.client;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a client takes a response.
 *
 * @since 1.0.0
 */
public final class ClientManners {

	private static final ClientManner AS_A_STREAM = new ClientManner() {
	};

	private final @Nullable Duration hold;

	private ClientManners(@Nullable Duration hold) {
		this.hold = hold;
	}

	/**
	 * For clients that all take streams.
	 * @return the manners
	 */
	public static ClientManners streamsOnly() {
		return new ClientManners(null);
	}

	/**
	 * For clients of which some take a response only when it has ended. They ask with
	 * {@code X-Requested-With}, and do not name event streams in {@code Accept}.
	 * @param hold how long such a client waits for an event
	 * @return the manners
	 */
	public static ClientManners withLongPoll(Duration hold) {
		return new ClientManners(hold);
	}

	/**
	 * The manner of a client.
	 * @param request its request
	 * @return how it takes the response to this request
	 */
	public ClientManner of(HttpServletRequest request) {
		if (this.hold != null && LongPoll.wanted(request)) {
			return new LongPoll(request, this.hold);
		}
		OldBrowser old = OldBrowser.of(request.getQueryString());
		return (old != null) ? old : AS_A_STREAM;
	}

}
