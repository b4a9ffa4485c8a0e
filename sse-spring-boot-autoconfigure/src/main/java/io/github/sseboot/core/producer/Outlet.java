package io.github.sseboot.core.producer;

import java.util.concurrent.CompletionStage;

import io.github.sseboot.SseEvent;
import io.github.sseboot.engine.NewEvent;

/**
 * The way of a producer's events into the log, which is that of all events.
 *
 * @since 1.0.0
 */
public interface Outlet {

	/**
	 * Convert an event. On the thread that sends it.
	 * @param channel the name of the channel
	 * @param event the event
	 * @return what is stored
	 * @throws IllegalArgumentException if the data cannot be converted
	 */
	NewEvent convert(String channel, SseEvent event);

	/**
	 * Store an event.
	 * @param event the event
	 * @return completes when it is stored
	 */
	CompletionStage<Void> publish(NewEvent event);

}
