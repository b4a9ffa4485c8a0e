package io.github.sseboot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What one client gets: the channels, where it starts, and what happens if it is slow.
 * Immutable: each method returns another stream. Events of one channel come in the order
 * in which they were published; an event on several of the channels comes once.
 *
 * @param channels the channels and patterns, at least one
 * @param beginning what a client gets first that comes without a last event id
 * @param lagPolicy what happens to a slow client, or {@code null} for what the channel
 * says
 * @param conditions which values of which headers an event must have, by the name of the
 * header
 * @param attributes what the application wants to know of the connection later; see
 * {@link SseConnection#attributes()}
 * @param source where the events of a private stream come from, or {@code null} for a
 * stream of channels
 * @since 1.0.0
 */
public record SseStream(List<SseChannel> channels, SseBeginning beginning, @Nullable LagPolicy lagPolicy,
		Map<String, Set<String>> conditions, Map<String, Object> attributes, @Nullable SseSource source) {

	/**
	 * Most channels and patterns of one stream.
	 */
	public static final int MAX_CHANNELS = 128;

	public SseStream {
		channels = List.copyOf(new LinkedHashSet<>(channels));
		conditions = Map.copyOf(conditions);
		attributes = Map.copyOf(attributes);
		if (channels.isEmpty() || channels.size() > MAX_CHANNELS) {
			throw new IllegalArgumentException(("A stream must have 1 to %d channels but has %d; listen to a pattern "
					+ "(SseStream.matching) instead of many channels")
				.formatted(MAX_CHANNELS, channels.size()));
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
		return new SseStream(new ArrayList<>(channels), new SseBeginning.Now(), null, Map.of(), Map.of(), null);
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
	 * A stream of whatever concerns the user who makes the request: what is published
	 * with {@link SseBroadcaster#publishToUser(String, Object)}. A request without a
	 * principal is answered with 401.
	 * @return the stream
	 */
	public static SseStream user() {
		return of(new SseChannel(ChannelName.CURRENT_USER, false));
	}

	/**
	 * A private stream: events that one producer makes for one principal. It is started
	 * once. Who asks for the same name again, such as a page that is loaded anew or a
	 * second tab, gets everything that is kept, then goes on with what is produced; a
	 * client that returns with a last event id goes on exactly there. To other principals
	 * the name means a stream of their own; requests without a principal are one
	 * principal, so put something that cannot be guessed into their names.
	 * <p>
	 * The producer is paused while 256 events or 1 MB are unread by the slowest client;
	 * nothing unread is dropped. Beyond that, {@code sse.stream.max-size} is kept for
	 * those who come later. When nobody has listened for {@code sse.stream.linger} the
	 * producer is cancelled. What it has completed is kept as long.
	 * <p>
	 * It keeps a thread for as long as it takes. When {@code sse.limits.producers} run,
	 * further clients are told to come back later.
	 * @param name the name of the stream, at most 200 bytes in UTF-8
	 * @param producer makes the events; not called if the stream was started already
	 * @return the stream
	 */
	public static SseStream start(String name, SseProducer producer) {
		return SseSource.named(name, producer).stream();
	}

	/**
	 * A private stream as {@link #start(String, SseProducer)} has it, of what a publisher
	 * says. It is subscribed to and asked for more on the application's task executor,
	 * must not block, and counts for no limit of producers.
	 * @param name the name of the stream, at most 200 bytes in UTF-8
	 * @param publisher makes the data or {@link SseEvent}s; asked for as many as clients
	 * read; not subscribed to if the stream was started already
	 * @return the stream
	 */
	public static SseStream startFrom(String name, Flow.Publisher<?> publisher) {
		return new SseSource.Named(name, new SseSource.Published(publisher)).stream();
	}

	/**
	 * A private stream that the same principal has started. If there is none, because
	 * nobody started it, it was cancelled, or it has been complete for
	 * {@code sse.stream.linger}, the request is answered with 204.
	 * @param name the name of the stream
	 * @return the stream
	 */
	public static SseStream resume(String name) {
		return new SseSource.Named(name, null).stream();
	}

	private void requireChannels(String method) {
		if (this.source != null) {
			throw new IllegalArgumentException(method + " is for streams of channels; a private stream has one source "
					+ "and begins with its first event");
		}
	}

	/**
	 * This stream with more channels or patterns.
	 * @param more the channels
	 * @return the stream
	 */
	public SseStream and(SseChannel... more) {
		requireChannels("and");
		List<SseChannel> all = new ArrayList<>(this.channels);
		all.addAll(List.of(more));
		return new SseStream(all, this.beginning, this.lagPolicy, this.conditions, this.attributes, this.source);
	}

	/**
	 * Whether the stream has the channel of the user who makes the request.
	 * @return {@code true} if a principal is needed
	 */
	public boolean ofUser() {
		return this.channels.stream().anyMatch((channel) -> channel.name().equals(ChannelName.CURRENT_USER));
	}

	/**
	 * This stream, with the channel of a user where it says that of whoever makes the
	 * request.
	 * @param name the name of the principal
	 * @return the stream
	 */
	public SseStream forUser(String name) {
		List<SseChannel> resolved = this.channels.stream()
			.map((channel) -> channel.name().equals(ChannelName.CURRENT_USER) ? SseChannel.user(name) : channel)
			.toList();
		return new SseStream(resolved, this.beginning, this.lagPolicy, this.conditions, this.attributes, this.source);
	}

	/**
	 * This stream, which starts with events from before. The newest {@code count} events
	 * of all its channels together come first, as far as they are kept, then what is
	 * published. A client that returns with a last event id gets what it missed instead.
	 * @param count how many events
	 * @return the stream
	 * @throws IllegalArgumentException if the number is negative
	 */
	public SseStream replay(int count) {
		return startingWith((count == 0) ? new SseBeginning.Now() : new SseBeginning.Newest(count));
	}

	/**
	 * This stream, which starts with the newest event of each {@link SseEvent#key(String)
	 * key}, per channel, as far as they are kept; events without a key count as one. Then
	 * comes what is published, exactly from there on. A client that returns with a last
	 * event id gets what it missed instead.
	 * @return the stream
	 */
	public SseStream latest() {
		return startingWith(new SseBeginning.Latest());
	}

	/**
	 * This stream, which starts with the state as the application knows it, and goes on
	 * with what is published.
	 * <p>
	 * The place in the log is taken <em>before</em> the function runs: nothing that is
	 * published after it is missed. What is published until the state is read may come
	 * twice, in the snapshot and as an event, unless items and events carry
	 * {@link SseEvent#key(String) key} and {@link SseEvent#version(long) version}: an
	 * event whose version is not higher than that of the snapshot's item of its key is
	 * left out then. Keys are those of the whole stream, whatever the channel. Versions
	 * are remembered until the client has had everything for half a minute, and not over
	 * a reconnect.
	 * <p>
	 * The function is asked for every client that comes without a last event id, or with
	 * one that cannot be honoured, on the thread of the request and before the response
	 * begins: what it throws is answered as what a controller throws. A client that comes
	 * back to where it was gets no snapshot. For a client that fell behind while it was
	 * connected, and is told with {@code sse.gap}, it is asked again, by a thread of the
	 * application's task executor that has what belonged to that of the request, but not
	 * the request; if it fails then, that is logged and the client is made to come back.
	 * It must be thread-safe, and may block.
	 * <p>
	 * Items are data or {@link SseEvent events}, sent in their order, each without an id;
	 * {@code sse.snapshot} ends them, and a client that is cut before it gets all of them
	 * again. {@link #where(String, String...) where} does not look at them. They are
	 * converted at once, by the thread that runs the function; more bytes than
	 * {@code sse.limits.snapshot-size} are a {@link SnapshotTooLargeException}.
	 * @param source gives the items of the state; not {@code null} and without
	 * {@code null}, may be empty
	 * @return the stream
	 */
	public SseStream snapshot(Function<SseSnapshotStart, ? extends Iterable<?>> source) {
		return startingWith(new SseBeginning.Snapshot(source));
	}

	private SseStream startingWith(SseBeginning beginning) {
		requireChannels("replay or latest");
		return new SseStream(this.channels, beginning, this.lagPolicy, this.conditions, this.attributes, this.source);
	}

	/**
	 * This stream with a policy of its own for slow clients.
	 * @param policy the policy
	 * @return the stream
	 */
	public SseStream onLag(LagPolicy policy) {
		return new SseStream(this.channels, this.beginning, policy, this.conditions, this.attributes, this.source);
	}

	/**
	 * This stream, of events only that have one of the values in a header. An event
	 * without the header does not match. Several conditions must all hold. What needs
	 * more than that belongs into the names of channels.
	 * @param header the name of the header
	 * @param values the values, at least one
	 * @return the stream
	 * @throws IllegalArgumentException if the name is not allowed or there is no value
	 * @see SseEvent#header(String, String)
	 */
	public SseStream where(String header, String... values) {
		requireChannels("where");
		checkHeader(header);
		if (values.length == 0) {
			throw new IllegalArgumentException("'values' of header '%s' must not be empty".formatted(header));
		}
		Map<String, Set<String>> all = new LinkedHashMap<>(this.conditions);
		all.put(header, Set.copyOf(List.of(values)));
		return new SseStream(this.channels, this.beginning, this.lagPolicy, all, this.attributes, this.source);
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
		return new SseStream(this.channels, this.beginning, this.lagPolicy, this.conditions, all, this.source);
	}

	static void checkHeader(String header) {
		if (header.isEmpty() || header.charAt(0) == '~') {
			throw new IllegalArgumentException(
					"A header must have a name that does not start with '~', which is reserved, but was '%s'"
						.formatted(header));
		}
	}

}
