package io.github.sseboot;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an application publishes. Immutable: each method returns another event. The data
 * is converted when the event is published, on the publishing thread.
 * <p>
 * An event has no id of its own: the {@code id:} that clients see, and send back to
 * resume, is the place of the event in the log.
 *
 * @param name the name that {@code addEventListener} of a browser listens to, or
 * {@code null} for one that reaches {@code onmessage}
 * @param data what is sent, or {@code null} for an event without payload; text as it is,
 * anything else through the converters of the application, usually as JSON
 * @param view what is sent as HTML, beside or instead of the data, or {@code null}
 * @param key what the event is about, such as a symbol or an order; newer events of the
 * same key supersede older ones where a stream asks for it
 * @param version grows with each event of the same key, or {@code null}
 * @param headers what is known of the event but not sent
 * @since 1.0.0
 */
public record SseEvent(@Nullable String name, @Nullable Object data, @Nullable SseView view, @Nullable String key,
		@Nullable Long version, Map<String, String> headers) {

	/**
	 * Names that start so are for the events of the stream itself.
	 */
	public static final String RESERVED_PREFIX = "sse.";

	/**
	 * Header with the ids, separated by blanks, of connections that do not get the event.
	 */
	public static final String EXCEPT_HEADER = "~except";

	public SseEvent {
		if (name != null) {
			checkName(name);
		}
		headers = Map.copyOf(headers);
	}

	/**
	 * An event without a name, which reaches {@code onmessage} of a browser.
	 * @param data what is sent
	 * @return the event
	 */
	public static SseEvent of(Object data) {
		if (data instanceof SseEvent event) {
			return event;
		}
		return (data instanceof SseView view) ? new SseEvent(null, null, view, null, null, Map.of())
				: new SseEvent(null, data, null, null, null, Map.of());
	}

	/**
	 * An event whose data is HTML. The view is rendered once, by the thread that
	 * publishes, while it does so, in the application's default locale, and the same HTML
	 * goes to every client. There is no request to show anything of: a view that asks for
	 * parameters, a body or the user fails, as do redirects, forwards and JSP; a session
	 * is never there. It must not show what only one user may see.
	 * <p>
	 * {@code publish} fails with a {@link ViewRenderingException} if the view cannot be
	 * rendered.
	 * @param name the name of the view, as a controller would return it
	 * @param model what the view shows, by name
	 * @return the event
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static SseEvent view(String name, Map<String, ?> model) {
		return of(new SseView(name, model));
	}

	/**
	 * An event that is only a name, with empty data.
	 * @param name the name
	 * @return the event
	 */
	public static SseEvent named(String name) {
		return new SseEvent(name, null, null, null, null, Map.of());
	}

	/**
	 * This event with HTML beside the data: the dialect of an endpoint chooses which of
	 * them its clients get. The plain dialect sends the data if there is any.
	 * @param name the name of the view, as a controller would return it
	 * @param model what the view shows, by name
	 * @return the event
	 * @throws IllegalArgumentException if the name is blank
	 * @see #view(String, Map)
	 */
	public SseEvent andView(String name, Map<String, ?> model) {
		return new SseEvent(this.name, this.data, new SseView(name, model), this.key, this.version, this.headers);
	}

	/**
	 * This event with a name.
	 * @param name the name: not empty, no line break or NUL, no leading {@code sse.}
	 * @return the event
	 * @throws IllegalArgumentException if the name is not allowed
	 */
	public SseEvent name(String name) {
		return new SseEvent(name, this.data, this.view, this.key, this.version, this.headers);
	}

	/**
	 * This event with a key.
	 * @param key what the event is about
	 * @return the event
	 */
	public SseEvent key(String key) {
		return new SseEvent(this.name, this.data, this.view, key, this.version, this.headers);
	}

	/**
	 * This event with a version.
	 * @param version a number that grows with each event of the same key
	 * @return the event
	 */
	public SseEvent version(long version) {
		return new SseEvent(this.name, this.data, this.view, this.key, version, this.headers);
	}

	/**
	 * This event, but not for one connection: what a client did needs not come back to
	 * it. May be called again for more connections.
	 * @param connectionId the {@link SseConnection#id() id} of the connection, which the
	 * client knows from its {@code sse.open}; one that is not open is fine
	 * @return the event
	 * @throws IllegalArgumentException if that cannot be an id
	 */
	public SseEvent except(String connectionId) {
		if (!connectionId.matches("[A-Za-z0-9_-]{1,64}")) {
			throw new IllegalArgumentException(
					"A connection id must have 1 to 64 letters, digits, '-' or '_', as SseConnection.id() has, but was '%s'"
						.formatted(connectionId));
		}
		String before = this.headers.get(EXCEPT_HEADER);
		return with(EXCEPT_HEADER, (before != null) ? before + " " + connectionId : connectionId);
	}

	/**
	 * This event with one more header.
	 * @param header the name of the header
	 * @param value its value
	 * @return the event
	 * @throws IllegalArgumentException if the name is empty or starts with {@code ~}
	 * @see SseStream#where(String, String...)
	 */
	public SseEvent header(String header, String value) {
		SseStream.checkHeader(header);
		return with(header, value);
	}

	private SseEvent with(String header, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.put(header, value);
		return new SseEvent(this.name, this.data, this.view, this.key, this.version, all);
	}

	private static void checkName(String name) {
		if (name.isEmpty()) {
			throw new IllegalArgumentException("Event name must not be empty; an event without a name has none");
		}
		if (name.startsWith(RESERVED_PREFIX)) {
			throw new IllegalArgumentException(
					"Event name '%s' must not start with '%s', which is for events of the stream itself".formatted(name,
							RESERVED_PREFIX));
		}
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
			throw new IllegalArgumentException(
					"Event name must be sendable as UTF-8 but has half a surrogate pair, probably because it was cut there");
		}
		for (char character : new char[] { '\r', '\n', '\0' }) {
			int index = name.indexOf(character);
			if (index >= 0) {
				throw new IllegalArgumentException(
						"Event name must have no line break or NUL but has U+%04X at index %d"
							.formatted((int) character, index));
			}
		}
	}

}
