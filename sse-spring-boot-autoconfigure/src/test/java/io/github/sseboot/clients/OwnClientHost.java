package io.github.sseboot.clients;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.sseboot.client.SseEventSource;
import io.github.sseboot.client.SseEventSourceBuilder;
import io.github.sseboot.client.SseMessage;

/**
 * Our own {@link SseEventSource}.
 */
final class OwnClientHost implements Host {

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) {
		SseEventSourceBuilder builder = SseEventSource.to(URI.create(wish.url()))
			.onOpen((response) -> sighted.accept(Sighting.of("open")))
			.onError((failure) -> sighted.accept(new Sighting("error", null, failure.toString())))
			.onMessage((message) -> message(message, sighted));
		wish.names().forEach((name) -> builder.on(name, (message) -> message(message, sighted)));
		CompletableFuture<SseEventSource> opened = new CompletableFuture<>();
		if (wish.closeOn() != null) {
			builder.on(wish.closeOn(), (message) -> opened.thenAccept(SseEventSource::close));
		}
		SseEventSource source = builder.open();
		opened.complete(source);
		return source::close;
	}

	private static void message(SseMessage message, Consumer<Sighting> sighted) {
		sighted.accept(Sighting.message(message.name(), message.data()));
	}

}
