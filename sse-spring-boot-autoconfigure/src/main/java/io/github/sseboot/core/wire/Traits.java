package io.github.sseboot.core.wire;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseEvent;
import io.github.sseboot.engine.NewEvent;

/**
 * What of an event decides who gets it, besides its channels.
 *
 * @param subject what the event is about, empty if it does not say
 * @param version grows with each event of the same subject, or {@code null}
 * @param headers its headers
 * @param except ids of connections that do not get it, separated by blanks, or
 * {@code null}
 * @since 1.0.0
 */
public record Traits(String subject, @Nullable Long version, Map<String, String> headers, @Nullable String except) {

	/**
	 * Of an event that says nothing.
	 */
	public static final Traits NONE = new Traits("", null, Map.of(), null);

	/**
	 * Of an event.
	 * @param event the event
	 * @return its traits
	 */
	public static Traits of(NewEvent event) {
		if (event.subject() == null && event.headers().isEmpty()) {
			return NONE;
		}
		String subject = event.subject();
		return new Traits((subject != null) ? subject : "", (subject != null) ? event.version() : null, event.headers(),
				event.headers().get(SseEvent.EXCEPT_HEADER));
	}

	/**
	 * Whether the event is not for a connection.
	 * @param connection the id of the connection
	 * @return {@code true} if it is excepted
	 */
	public boolean excepts(String connection) {
		return this.except != null && (" " + this.except + " ").contains(" " + connection + " ");
	}

}
