package io.github.sseboot.clients;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamHttpErrorException;
import com.launchdarkly.eventsource.background.BackgroundEventHandler;
import com.launchdarkly.eventsource.background.BackgroundEventSource;
import com.launchdarkly.eventsource.background.ConnectionErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * LaunchDarkly's {@code okhttp-eventsource}. What to do about an error is asked of the
 * application: here, as the standard says, an answer other than an event stream is the
 * end.
 */
final class OkHttpHost implements Host {

	private static final Executor CLOSER = Executors.newCachedThreadPool();

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) {
		CompletableFuture<Void> close = new CompletableFuture<>();
		EventSource.Builder builder = new EventSource.Builder(ConnectStrategy.http(URI.create(wish.url())));
		BackgroundEventSource source = new BackgroundEventSource.Builder(new Handler(wish, sighted, close), builder)
			.connectionErrorHandler((error) -> (error instanceof StreamHttpErrorException)
					? ConnectionErrorHandler.Action.SHUTDOWN : ConnectionErrorHandler.Action.PROCEED)
			.build();
		// It must not be closed by one of its own threads
		close.thenRunAsync(source::close, CLOSER);
		source.start();
		return source::close;
	}

	private record Handler(Wish wish, Consumer<Sighting> sighted,
			CompletableFuture<Void> close) implements BackgroundEventHandler {

		@Override
		public void onOpen() {
			this.sighted.accept(Sighting.of("open"));
		}

		@Override
		public void onClosed() {
			this.sighted.accept(Sighting.of("closed"));
		}

		@Override
		public void onMessage(String name, MessageEvent event) {
			if (name.equals(this.wish.closeOn())) {
				this.close.complete(null);
			}
			else if (name.equals("message") || this.wish.names().contains(name)) {
				this.sighted.accept(Sighting.message(name, event.getData()));
			}
		}

		@Override
		public void onComment(@Nullable String comment) {
			// A heartbeat
		}

		@Override
		public void onError(Throwable problem) {
			this.sighted.accept(new Sighting("error", null, problem.toString()));
		}

	}

}
