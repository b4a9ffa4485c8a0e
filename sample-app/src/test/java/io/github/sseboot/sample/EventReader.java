package io.github.sseboot.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listens to a stream and keeps what comes. Ends with {@link #close()}.
 */
public final class EventReader implements AutoCloseable {

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final HttpResponse<InputStream> response;

	private EventReader(HttpResponse<InputStream> response) {
		this.response = response;
		Thread reader = new Thread(this::read, "event-reader");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Connect.
	 * @param url where
	 * @return the reader, which reads already
	 */
	public static EventReader open(String url) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream").build();
		return new EventReader(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream()));
	}

	public int status() {
		return this.response.statusCode();
	}

	/**
	 * What came so far, without what the stream says about itself.
	 */
	public List<Event> events() {
		return this.events.stream().filter((event) -> !event.name().startsWith("sse.")).toList();
	}

	/**
	 * The data of the events of one name that came so far.
	 */
	public List<String> data(String name) {
		return this.events.stream().filter((event) -> event.name().equals(name)).map(Event::data).toList();
	}

	/**
	 * The id of the last event.
	 */
	public String lastEventId() {
		return this.events.stream().map(Event::id).filter((id) -> !id.isEmpty()).reduce("", (first, second) -> second);
	}

	@Override
	public void close() throws IOException {
		this.response.body().close();
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.response.body(), StandardCharsets.UTF_8))) {
			Event event = Event.EMPTY;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				event = event.with(line);
				if (line.isEmpty()) {
					this.events.add(event);
					event = Event.EMPTY;
				}
			}
		}
		catch (IOException ex) {
			// The stream ended, by us or by the server: what came counts
		}
	}

	/**
	 * An event as it came.
	 *
	 * @param name its name, {@code message} if it has none
	 * @param id its own id, or empty
	 * @param data its data
	 */
	public record Event(String name, String id, String data) {

		private static final Event EMPTY = new Event("message", "", "");

		private Event with(String line) {
			if (line.startsWith("event: ")) {
				return new Event(line.substring(7), this.id, this.data);
			}
			if (line.startsWith("id: ")) {
				return new Event(this.name, line.substring(4), this.data);
			}
			return line.startsWith("data: ") ? new Event(this.name, this.id, this.data + line.substring(6)) : this;
		}

	}

}
