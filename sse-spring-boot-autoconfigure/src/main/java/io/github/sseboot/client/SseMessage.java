package io.github.sseboot.client;

/**
 * One event as it reached the client.
 *
 * @param name its name, {@code message} if the server gave none
 * @param data its data, lines joined by line feeds
 * @param lastEventId what the client would come back with after this event, empty for
 * nothing; an event without an id of its own has that of the one before
 * @since 1.0.0
 */
public record SseMessage(String name, String data, String lastEventId) {

	/**
	 * The name of events to which the server gave none.
	 */
	public static final String DEFAULT_NAME = "message";

}
