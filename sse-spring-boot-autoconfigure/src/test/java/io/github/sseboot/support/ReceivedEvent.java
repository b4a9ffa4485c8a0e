package io.github.sseboot.support;

import java.util.List;

/**
 * One event as a browser would dispatch it. Immutable.
 *
 * @param id the client's last event id after this event, empty if none
 * @param idInBlock whether the event's own block moved the id
 * @param name the event's type, {@code message} unless the block names one
 * @param data the data lines joined by line feeds
 * @param comments comments since the event before, oldest first, at most
 * {@value EventStreamDecoder#KEPT_COMMENTS}
 */
public record ReceivedEvent(String id, boolean idInBlock, String name, String data, List<String> comments) {

	public ReceivedEvent {
		comments = List.copyOf(comments);
	}

	/**
	 * Whether the server speaks for itself here, not for the application.
	 */
	public boolean control() {
		return this.name.startsWith("sse.");
	}

}
