package io.github.sseboot.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What to say about a source before it is opened. For one thread; may be used again for
 * more sources.
 *
 * @since 1.0.0
 */
public final class SseEventSourceBuilder {

	private static final Duration DEFAULT_DELAY = Duration.ofSeconds(3);

	private static final int DEFAULT_SIZE = 1024 * 1024;

	private final URI uri;

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final Callbacks callbacks = new Callbacks();

	private final Set<Integer> statuses = new LinkedHashSet<>();

	private Supplier<Map<String, String>> computed = Map::of;

	private String method = "GET";

	private String body = "";

	private String lastEventId = "";

	private @Nullable HttpClient httpClient;

	private boolean reconnect = true;

	private Duration delay = DEFAULT_DELAY;

	private @Nullable Duration backOff;

	private @Nullable Duration silence;

	private int maxEventSize = DEFAULT_SIZE;

	SseEventSourceBuilder(URI uri) {
		if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
			throw new IllegalArgumentException("'uri' must begin with http:// or https:// but was '%s'".formatted(uri));
		}
		this.uri = uri;
	}

	/**
	 * Send a header with each request.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public SseEventSourceBuilder header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/**
	 * Send headers that are computed before each request, such as a token that may have
	 * expired since. What the supplier throws is a failed attempt like any other.
	 * @param headers called by the source's thread; may block
	 * @return this
	 */
	public SseEventSourceBuilder headers(Supplier<Map<String, String>> headers) {
		this.computed = headers;
		return this;
	}

	/**
	 * Send a POST with a body instead of a GET, at each attempt.
	 * @param contentType what the body is
	 * @param text the body, sent as UTF-8
	 * @return this
	 */
	public SseEventSourceBuilder post(String contentType, String text) {
		this.method = "POST";
		this.body = text;
		return header("Content-Type", contentType);
	}

	/**
	 * Begin after an event that was received earlier.
	 * @param id the last event id, empty for none
	 * @return this
	 */
	public SseEventSourceBuilder lastEventId(String id) {
		this.lastEventId = id;
		return this;
	}

	/**
	 * Use a client of the application: its proxy, trust and redirects. Else all sources
	 * share one.
	 * @param client the client
	 * @return this
	 */
	public SseEventSourceBuilder httpClient(HttpClient client) {
		this.httpClient = client;
		return this;
	}

	/**
	 * Do not come back: the first end of the connection is final.
	 * @return this
	 */
	public SseEventSourceBuilder once() {
		this.reconnect = false;
		return this;
	}

	/**
	 * How long to wait before coming back, until the server says something else by
	 * {@code retry}; 3 seconds unless set.
	 * @param time the time
	 * @return this
	 */
	public SseEventSourceBuilder reconnectDelay(Duration time) {
		this.delay = positive("reconnectDelay", time);
		return this;
	}

	/**
	 * Wait longer as attempts fail: twice the time after each, and a random part, up to
	 * half of it, on top so that clients do not come back all at once. Without it the
	 * time is always the same, as the standard has it.
	 * @param most the longest time before the random part
	 * @return this
	 */
	public SseEventSourceBuilder backOff(Duration most) {
		this.backOff = positive("backOff", most);
		return this;
	}

	/**
	 * Come back after these answers too, at which a browser would stop. A
	 * {@code Retry-After} in seconds is obeyed.
	 * @param status statuses such as 429, 502, 503
	 * @return this
	 */
	public SseEventSourceBuilder retryStatus(int... status) {
		for (int one : status) {
			this.statuses.add(one);
		}
		return this;
	}

	/**
	 * Take a connection for lost if it brings nothing at all, not even a heartbeat, for
	 * so long. Without it, a peer that vanished is noticed by nobody. Choose two or three
	 * times the server's heartbeat.
	 * @param time the time
	 * @return this
	 */
	public SseEventSourceBuilder silence(Duration time) {
		this.silence = positive("silence", time);
		return this;
	}

	/**
	 * How large an event, and a line, may be; 1 MB unless set. A larger one closes the
	 * source for good, since it would come again after each reconnect.
	 * @param bytes the number of bytes
	 * @return this
	 */
	public SseEventSourceBuilder maxEventSize(int bytes) {
		if (bytes < 1) {
			throw new IllegalArgumentException("'maxEventSize' must be positive but was " + bytes);
		}
		this.maxEventSize = bytes;
		return this;
	}

	/**
	 * Tell of each connection, once its head is there.
	 * @param callback gets the head
	 * @return this
	 */
	public SseEventSourceBuilder onOpen(Consumer<SseResponse> callback) {
		this.callbacks.onOpen(callback);
		return this;
	}

	/**
	 * Tell of events without a name.
	 * @param callback gets the event
	 * @return this
	 */
	public SseEventSourceBuilder onMessage(Consumer<SseMessage> callback) {
		return on(SseMessage.DEFAULT_NAME, callback);
	}

	/**
	 * Tell of events of a name.
	 * @param name the name
	 * @param callback gets the event
	 * @return this
	 */
	public SseEventSourceBuilder on(String name, Consumer<SseMessage> callback) {
		this.callbacks.on(name, callback);
		return this;
	}

	/**
	 * Tell of all events, whatever their name, before those that are for one name.
	 * @param callback gets the event
	 * @return this
	 */
	public SseEventSourceBuilder onAny(Consumer<SseMessage> callback) {
		this.callbacks.onAll(callback);
		return this;
	}

	/**
	 * Tell of comments, which heartbeats are.
	 * @param callback gets the text after the colon
	 * @return this
	 */
	public SseEventSourceBuilder onComment(Consumer<String> callback) {
		this.callbacks.onComment(callback);
		return this;
	}

	/**
	 * Tell of each end and failure, also of those after which the source comes back; not
	 * of {@link SseEventSource#close()}.
	 * @param callback gets what happened
	 * @return this
	 */
	public SseEventSourceBuilder onError(Consumer<SseFailure> callback) {
		this.callbacks.onFailure(callback);
		return this;
	}

	/**
	 * Connect. Does not wait for the connection.
	 * @return the source
	 */
	public SseEventSource open() {
		Reconnection reconnection = new Reconnection(this.reconnect, this.delay, this.backOff,
				Set.copyOf(this.statuses));
		Requests requests = new Requests(this.uri, this.method, this.body, Map.copyOf(this.headers), this.computed);
		Connector connector = new Connector(this.httpClient, this.silence);
		return ReconnectingEventSource.start(requests, connector, reconnection, new Callbacks(this.callbacks),
				this.lastEventId, this.maxEventSize);
	}

	private static Duration positive(String name, Duration time) {
		if (time.isNegative() || time.isZero()) {
			throw new IllegalArgumentException("'%s' must be positive but was %s".formatted(name, time));
		}
		return time;
	}

}
