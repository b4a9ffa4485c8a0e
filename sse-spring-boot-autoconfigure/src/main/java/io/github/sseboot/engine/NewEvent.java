package io.github.sseboot.engine;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the log. The arrays and collections belong to the event: nobody
 * changes them.
 *
 * @param kind what the event means for its channels
 * @param channels names of the channels, without doubles, at least one; the first decides
 * on the partition
 * @param name name of the event, or {@code null}
 * @param data what is sent, as UTF-8 text, or {@code null} for an event without payload
 * @param html the same as HTML in UTF-8, beside or instead of the data, or {@code null};
 * the dialect chooses what is sent
 * @param subject what the event is about, or {@code null}: newer events of the same
 * subject may supersede older ones
 * @param version grows with each event of the same subject, or {@code null}
 * @param headers what is known of the event but not sent
 * @param key makes storing idempotent, or {@code null}
 * @since 1.0.0
 */
public record NewEvent(EventKind kind, List<String> channels, @Nullable String name, byte @Nullable [] data,
		byte @Nullable [] html, @Nullable String subject, @Nullable Long version, Map<String, String> headers,
		@Nullable String key) {

	/**
	 * Most channels of one event.
	 */
	public static final int MAX_CHANNELS = 16;

	/**
	 * Header of an {@link EventKind#END} after which there should have been more.
	 */
	public static final String FAILED_HEADER = "~failed";

	public NewEvent {
		channels = List.copyOf(channels);
		headers = Map.copyOf(headers);
		if (channels.isEmpty() || channels.size() > MAX_CHANNELS) {
			throw new IllegalArgumentException(
					"An event must have 1 to %d channels but has %d".formatted(MAX_CHANNELS, channels.size()));
		}
	}

	/**
	 * Create an event without HTML.
	 * @param kind what the event means for its channels
	 * @param channels names of the channels
	 * @param name name of the event, or {@code null}
	 * @param data what is sent, or {@code null}
	 * @param subject what the event is about, or {@code null}
	 * @param version grows with each event of the same subject, or {@code null}
	 * @param headers what is known of the event but not sent
	 * @param key makes storing idempotent, or {@code null}
	 */
	public NewEvent(EventKind kind, List<String> channels, @Nullable String name, byte @Nullable [] data,
			@Nullable String subject, @Nullable Long version, Map<String, String> headers, @Nullable String key) {
		this(kind, channels, name, data, null, subject, version, headers, key);
	}

	/**
	 * An event that carries data.
	 * @param channels names of the channels
	 * @param name name of the event, or {@code null}
	 * @param data the data in UTF-8, or {@code null}
	 * @return the event
	 */
	public static NewEvent message(List<String> channels, @Nullable String name, byte @Nullable [] data) {
		return new NewEvent(EventKind.MESSAGE, channels, name, data, null, null, Map.of(), null);
	}

	/**
	 * An event that changes what its channel is.
	 * @param kind what happens to the channel
	 * @param channel name of the channel
	 * @return the event
	 */
	public static NewEvent control(EventKind kind, String channel) {
		return new NewEvent(kind, List.of(channel), null, null, null, null, Map.of(), null);
	}

	/**
	 * How many bytes this takes on the heap, roughly.
	 * @return the size in bytes
	 */
	public int size() {
		int size = 120 + length(this.data) + length(this.html) + 60 * this.headers.size();
		for (String channel : this.channels) {
			size += channel.length();
		}
		return size;
	}

	private static int length(byte @Nullable [] text) {
		return (text != null) ? text.length : 0;
	}

}
