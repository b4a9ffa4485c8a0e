package io.github.sseboot.core;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.github.sseboot.SseEvent;
import io.github.sseboot.core.producer.Outlet;
import io.github.sseboot.engine.NewEvent;

/**
 * Publishes what producers send, as everything is published.
 */
final class ProducerOutlet implements Outlet {

	private final EventPublisher publisher;

	private final Conversion conversion;

	ProducerOutlet(EventPublisher publisher, Conversion conversion) {
		this.publisher = publisher;
		this.conversion = conversion;
	}

	@Override
	public NewEvent convert(String channel, SseEvent event) {
		return this.conversion.message(List.of(channel), event);
	}

	@Override
	public CompletionStage<Void> publish(NewEvent event) {
		return this.publisher.publish(event);
	}

}
