package io.github.sseboot.clients;

import java.net.URI;
import java.util.function.Consumer;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.FaultEvent;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StartedEvent;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.eventsource.StreamHttpErrorException;

/**
 * LaunchDarkly's {@code okhttp-eventsource}, read by a thread of its own. What to do
 * about an error is up to the application: here, as the standard says, an answer other
 * than an event stream is the end.
 */
final class OkHttpHost implements Host {

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) {
		EventSource source = new EventSource.Builder(ConnectStrategy.http(URI.create(wish.url())))
			.errorStrategy(ErrorStrategy.alwaysContinue())
			.build();
		Thread reader = new Thread(() -> read(source, wish, sighted), "okhttp-eventsource");
		reader.setDaemon(true);
		reader.start();
		return source::close;
	}

	private static void read(EventSource source, Wish wish, Consumer<Sighting> sighted) {
		try (source) {
			boolean more = true;
			while (more) {
				more = event(source.readAnyEvent(), wish, sighted);
			}
		}
		catch (StreamException ex) {
			sighted.accept(new Sighting("error", null, ex.toString()));
		}
		sighted.accept(Sighting.of("closed"));
	}

	private static boolean event(StreamEvent event, Wish wish, Consumer<Sighting> sighted) {
		if (event instanceof StartedEvent) {
			sighted.accept(Sighting.of("open"));
		}
		else if (event instanceof FaultEvent fault) {
			sighted.accept(new Sighting("error", null, fault.getCause().toString()));
			return !(fault.getCause() instanceof StreamHttpErrorException);
		}
		else if (event instanceof MessageEvent message) {
			String name = message.getEventName();
			if (name.equals("message") || wish.names().contains(name)) {
				sighted.accept(Sighting.message(name, message.getData()));
			}
			return !name.equals(wish.closeOn());
		}
		return true;
	}

}
