package io.github.sseboot.core;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.github.sseboot.engine.NewEvent;

/**
 * Takes events that are ready to be stored.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface EventPublisher {

	/**
	 * Store events with nothing in between, as far as they are for the same channel, and
	 * deliver them to all who listen.
	 * @param batch the events
	 * @return completes when all events are stored
	 */
	CompletionStage<Void> publish(List<NewEvent> batch);

	/**
	 * Store one event.
	 * @param event the event
	 * @return completes when the event is stored
	 */
	default CompletionStage<Void> publish(NewEvent event) {
		return publish(List.of(event));
	}

}
