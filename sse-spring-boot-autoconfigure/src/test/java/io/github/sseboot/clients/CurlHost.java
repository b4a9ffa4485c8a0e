package io.github.sseboot.clients;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import io.github.sseboot.support.EventStreamDecoder;
import io.github.sseboot.support.ReceivedEvent;

/**
 * {@code curl -N}: hands out the bytes; the events in them are looked for here.
 */
final class CurlHost implements Host {

	@Override
	public Running start(String client, Wish wish, Consumer<Sighting> sighted) throws IOException {
		Process curl = new ProcessBuilder("curl", "--silent", "--no-buffer", wish.url()).start();
		Thread reader = new Thread(() -> read(curl.getInputStream(), sighted), "curl");
		reader.setDaemon(true);
		reader.start();
		return curl::destroy;
	}

	private static void read(InputStream output, Consumer<Sighting> sighted) {
		EventStreamDecoder decoder = EventStreamDecoder.lenient((event) -> event(event, sighted), "");
		byte[] buffer = new byte[4096];
		try {
			for (int read = output.read(buffer); read > 0; read = output.read(buffer)) {
				decoder.feed(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// The process was ended
		}
		sighted.accept(Sighting.of("closed"));
	}

	private static void event(ReceivedEvent event, Consumer<Sighting> sighted) {
		if (!event.control()) {
			sighted.accept(Sighting.message(event.name(), event.data()));
		}
	}

}
