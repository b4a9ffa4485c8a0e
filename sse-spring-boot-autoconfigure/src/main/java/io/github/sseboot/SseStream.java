package io.github.sseboot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one client gets: the channels, where it starts, and what happens if it is slow.
 * Immutable: each method returns another stream. Events of one channel come in the order
 * in which they were published; an event on several of the channels comes once.
 *
 * @param channels the channels and patterns, at least one
 * @param replay how many of the newest events a client gets that comes without a last
 * event id
 * @param lagPolicy what happens to a slow client, or {@code null} for what the channel
 * says
 * @param attributes what the application wants to know of the connection later; see
 * {@link SseConnection#attributes()}
 * @since 1.0.0
 */
public record SseStream(List<SseChannel> channels, int replay, @Nullable LagPolicy lagPolicy,
		Map<String, Object> attributes) {

	/**
	 * Most channels and patterns of one stream.
	 */
	public static final int MAX_CHANNELS = 128;

	public SseStream {
		channels = List.copyOf(new LinkedHashSet<>(channels));
		attributes = Map.copyOf(attributes);
		if (channels.isEmpty() || channels.size() > MAX_CHANNELS) {
			throw new IllegalArgumentException(
					"A stream must have 1 to %d channels but has %d; listen to a pattern (SseStream.matching) instead of many channels"
						.formatted(MAX_CHANNELS, channels.size()));
		}
		if (replay < 0) {
			throw new IllegalArgumentException("'replay' must not be negative but was " + replay);
		}
	}

	/**
	 * A stream of one or several channels or patterns.
	 * @param channels the channels
	 * @return the stream
	 */
	public static SseStream of(SseChannel... channels) {
		return of(List.of(channels));
	}

	/**
	 * A stream of several channels or patterns.
	 * @param channels the channels
	 * @return the stream
	 */
	public static SseStream of(Collection<SseChannel> channels) {
		return new SseStream(new ArrayList<>(channels), 0, null, Map.of());
	}

	/**
	 * A stream of the channel that {@link SseChannel#of(String, Object...)} gives.
	 * @param template a name with a placeholder for each value
	 * @param values the values
	 * @return the stream
	 */
	public static SseStream of(String template, Object... values) {
		return of(SseChannel.of(template, values));
	}

	/**
	 * A stream of all channels that match, also of those that do not exist yet.
	 * @param pattern a pattern as in {@link SseChannel#matching(String)}
	 * @return the stream
	 */
	public static SseStream matching(String pattern) {
		return of(SseChannel.matching(pattern));
	}

	/**
	 * This stream, which starts with events from before. The newest {@code count} events
	 * of all its channels together come first, as far as they are kept, then what is
	 * published. A client that returns with a last event id gets what it missed instead.
	 * @param count how many events
	 * @return the stream
	 */
	public SseStream replay(int count) {
		return new SseStream(this.channels, count, this.lagPolicy, this.attributes);
	}

	/**
	 * This stream with a policy of its own for slow clients.
	 * @param policy the policy
	 * @return the stream
	 */
	public SseStream onLag(LagPolicy policy) {
		return new SseStream(this.channels, this.replay, policy, this.attributes);
	}

	/**
	 * This stream with something that the application wants to find again on the
	 * connection.
	 * @param name the name of the attribute
	 * @param value its value
	 * @return the stream
	 */
	public SseStream attribute(String name, Object value) {
		Map<String, Object> all = new LinkedHashMap<>(this.attributes);
		all.put(name, value);
		return new SseStream(this.channels, this.replay, this.lagPolicy, all);
	}

}
