package io.github.sseboot.test;

import java.util.List;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

/**
 * An event that was published.
 *
 * @param channels where to
 * @param event the event
 * @param text its data as it goes over the wire, empty for none; of an event that is a
 * view only, the HTML
 * @param html its view as HTML, empty for none and where nothing renders views
 * @since 1.0.0
 */
public record PublishedEvent(List<SseChannel> channels, SseEvent event, String text, String html) {

	public PublishedEvent {
		channels = List.copyOf(channels);
	}

}
