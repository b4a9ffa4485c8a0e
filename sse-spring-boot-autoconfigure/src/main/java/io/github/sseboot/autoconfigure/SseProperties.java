package io.github.sseboot.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.github.sseboot.LagPolicy;

/**
 * Properties of event streams.
 *
 * @param enabled whether endpoints, broadcaster and everything around them are there
 * @param dialect how streams are written whose endpoint does not say: plain, shared,
 * htmx, turbo, datastar, ai-sdk, openai, mcp, or the name of a bean of type Dialect
 * @param shards how many threads deliver events; by default as many as there are
 * processors, at most 4
 * @param heartbeat signs of life
 * @param history what a returning client can get, per channel
 * @param delivery how long open connections may lag, per channel
 * @param onLag what happens to a client that lags longer than that
 * @param maxKeys for how many keys of a channel the newest event is kept where clients
 * conflate
 * @param memory the memory of all events and snapshots
 * @param publish how events are published
 * @param connection open connections
 * @param stream private streams
 * @param longPoll clients that see a response only when it has ended
 * @param limits what is refused
 * @param shutdown the end of the application
 * @param channels settings for channels whose name matches a pattern; the first one that
 * matches counts, and what it leaves out is as for all channels
 * @since 1.0.0
 */
@ConfigurationProperties("sse")
public record SseProperties(@DefaultValue("true") boolean enabled, @DefaultValue("plain") String dialect,
		@Nullable Integer shards, @DefaultValue Heartbeat heartbeat, @DefaultValue History history,
		@DefaultValue Delivery delivery, @DefaultValue("gap") LagPolicy onLag, @DefaultValue("10000") int maxKeys,
		@DefaultValue Memory memory, @DefaultValue Publish publish, @DefaultValue Connection connection,
		@DefaultValue Stream stream, @DefaultValue LongPoll longPoll, @DefaultValue Limits limits,
		@DefaultValue Shutdown shutdown, @DefaultValue List<Channel> channels) {

	/**
	 * Signs of life.
	 *
	 * @param interval after which silence a client is sent a sign of life, which also
	 * shows whether it is still there; 0 for never
	 */
	public record Heartbeat(@DefaultValue("15s") Duration interval) {
	}

	/**
	 * What a returning client can get. The first bound that is reached counts.
	 *
	 * @param maxEvents most events kept per channel, 0 for none
	 * @param maxAge how long an event is kept
	 * @param maxSize most bytes of events kept per channel
	 */
	public record History(@DefaultValue("1000") int maxEvents, @DefaultValue("10m") Duration maxAge,
			@DefaultValue("1MB") DataSize maxSize) {
	}

	/**
	 * How long open connections may lag.
	 *
	 * @param window bytes of events per channel that are kept for open connections,
	 * whatever the history says
	 * @param stallTimeout after which time a connection is ended that takes nothing
	 * although there is something to take
	 */
	public record Delivery(@DefaultValue("4MB") DataSize window, @DefaultValue("20s") Duration stallTimeout) {
	}

	/**
	 * The memory of all events and snapshots.
	 *
	 * @param maxSize most bytes of all events of all channels together, whatever the
	 * channels say; snapshots that are not sent yet may take up to half of it
	 */
	public record Memory(@DefaultValue("64MB") DataSize maxSize) {
	}

	/**
	 * How events are published.
	 *
	 * @param maxWait how long one publish may be held while delivery is behind, 0 for
	 * never
	 */
	public record Publish(@DefaultValue("10ms") Duration maxWait) {
	}

	/**
	 * Open connections.
	 *
	 * @param retry after which time a client should come back when it lost its connection
	 * @param maxAge after which time a connection is ended so that the client comes back,
	 * perhaps to another node; 0 for never
	 */
	public record Connection(@DefaultValue("3s") Duration retry, @DefaultValue("30m") Duration maxAge) {
	}

	/**
	 * Private streams.
	 *
	 * @param linger after which time a private stream that nobody listens to is cancelled
	 * and forgotten, and how long a complete one is kept
	 * @param maxSize most bytes of events of one private stream that are kept for those
	 * who come later, beyond what is unread
	 */
	public record Stream(@DefaultValue("30s") Duration linger, @DefaultValue("1MB") DataSize maxSize) {
	}

	/**
	 * Clients that see a response only when it has ended: they ask with X-Requested-With,
	 * and do not name event streams in Accept.
	 *
	 * @param enabled whether such a client gets what there is as soon as there is an
	 * event, and has to ask again; its position is kept in a cookie
	 * @param hold how long such a client waits for an event
	 */
	public record LongPoll(@DefaultValue("false") boolean enabled, @DefaultValue("20s") Duration hold) {
	}

	/**
	 * What is refused.
	 *
	 * @param connections most open connections at a time; further clients are told to
	 * come back later
	 * @param channels most channels that exist at a time because they have events or
	 * listeners
	 * @param eventSize most bytes of one event as it is sent; a larger one is not
	 * published
	 * @param snapshotSize most bytes of one snapshot as it is sent; a larger one is an
	 * error of the endpoint
	 * @param producers most private streams with a blocking producer, Stream or Iterator
	 * that run at a time, each on a thread of its own; further clients are told to come
	 * back later
	 * @param reconnects how often a minute one client may connect to one endpoint, 0 for
	 * as often as it likes
	 */
	public record Limits(@DefaultValue("100000") int connections, @DefaultValue("100000") int channels,
			@DefaultValue("1MB") DataSize eventSize, @DefaultValue("1MB") DataSize snapshotSize,
			@DefaultValue("256") int producers, @DefaultValue("10000") int reconnects) {
	}

	/**
	 * The end of the application.
	 *
	 * @param patience how long to wait at most for clients to take the end of their
	 * stream
	 */
	public record Shutdown(@DefaultValue("5s") Duration patience) {
	}

	/**
	 * Settings for some channels.
	 *
	 * @param pattern name of a channel, or a pattern in which a segment * stands for any
	 * one segment and ** as the last one for all the rest
	 * @param history what a returning client can get
	 * @param delivery how long open connections may lag
	 * @param onLag what happens to a client that lags longer than that
	 * @param maxKeys for how many keys the newest event is kept where clients conflate
	 */
	public record Channel(@Nullable String pattern, @DefaultValue ChannelHistory history,
			@DefaultValue ChannelDelivery delivery, @Nullable LagPolicy onLag, @Nullable Integer maxKeys) {
	}

	/**
	 * What a returning client can get of some channels.
	 *
	 * @param maxEvents most events kept per channel, 0 for none
	 * @param maxAge how long an event is kept
	 * @param maxSize most bytes of events kept per channel
	 */
	public record ChannelHistory(@Nullable Integer maxEvents, @Nullable Duration maxAge, @Nullable DataSize maxSize) {
	}

	/**
	 * How long open connections to some channels may lag.
	 *
	 * @param window bytes of events per channel that are kept for open connections,
	 * whatever the history says
	 * @param stallTimeout after which time a connection is ended that takes nothing
	 * although there is something to take
	 */
	public record ChannelDelivery(@Nullable DataSize window, @Nullable Duration stallTimeout) {
	}

}
