package io.github.sseboot;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Publishes events to channels. The one bean an application needs to send; may be called
 * from any thread.
 * <p>
 * Data is converted and views are rendered during the call, on the calling thread, so
 * what cannot be converted fails here and nothing is sent. A publish waits for no client:
 * it stores the event and returns. Only if events are published faster than this node can
 * read them may a call be held for {@code sse.publish.max-wait}. Events that one thread
 * publishes one after the other are stored in this order, and every client of a channel
 * sees the channel's events in the order in which they are stored.
 *
 * @since 1.0.0
 */
public interface SseBroadcaster {

	/**
	 * Publish to one channel.
	 * @param channel a channel, no pattern
	 * @param data the data, or an {@link SseEvent} with more than data
	 * @return completes when the event is stored, exceptionally if it could not be; which
	 * thread completes it is not specified
	 * @throws IllegalArgumentException if the channel is a pattern or the data cannot be
	 * converted
	 * @throws ViewRenderingException if the view of the event cannot be rendered
	 * @throws ChannelCompletedException if the channel is complete
	 * @throws PublishRejectedException if the event is larger than
	 * {@code sse.limits.event-size}, there would be more channels than
	 * {@code sse.limits.channels}, or too much is on its way to the log
	 */
	default CompletionStage<Void> publish(SseChannel channel, Object data) {
		return publish(List.of(channel), data);
	}

	/**
	 * Publish one event to several channels. Who listens to more than one of them gets it
	 * once.
	 * @param channels 1 to 16 channels, no patterns
	 * @param data the data, or an {@link SseEvent} with more than data
	 * @return completes when the event is stored
	 * @throws IllegalArgumentException if there are too many channels, one is a pattern,
	 * or the data cannot be converted
	 * @throws ChannelCompletedException if one of the channels is complete; nothing is
	 * sent then
	 * @throws PublishRejectedException as above
	 */
	CompletionStage<Void> publish(Collection<SseChannel> channels, Object data);

	/**
	 * How many connections of this node listen to the channel, by its name or by a
	 * pattern; a connection that does both counts twice. Takes a short lock, no I/O.
	 * @param channel a channel or a pattern
	 * @return the number of connections
	 */
	int listeners(SseChannel channel);

	/**
	 * The open connections of this node.
	 * @return the connections
	 */
	SseConnections connections();

	/**
	 * What this node has done since it was started, such as for a dashboard. Takes a
	 * short lock, no I/O; ask a few times a second at most.
	 * @return the statistics
	 */
	SseStatistics statistics();

	/**
	 * End connections, such as those of a user who has logged out. Who comes back is
	 * asked by the endpoint again.
	 * @param target which connections
	 * @param reason why; the clients are told what {@link CloseReason} says
	 * @return how many connections were open and are being ended
	 */
	default int close(SseTarget target, CloseReason reason) {
		List<SseConnection> connections = connections().matching(target);
		connections.forEach((connection) -> connection.close(reason));
		return connections.size();
	}

	/**
	 * Publish to all connections of a user whose stream is, or has, that of
	 * {@link SseStream#user()}.
	 * @param user the name of the principal
	 * @param data the data, or an {@link SseEvent} with more than data
	 * @return completes when the event is stored
	 */
	default CompletionStage<Void> publishToUser(String user, Object data) {
		return publish(SseChannel.user(user), data);
	}

	/**
	 * End a channel. Who listens gets everything before the end; a stream ends when all
	 * its channels have. A client that comes, or comes back, after that is answered with
	 * 204, which tells a browser not to come again. Completing again does nothing.
	 * @param channel a channel, no pattern
	 * @return completes when the end is stored
	 * @throws PublishRejectedException if the channel is not known and there would be
	 * more than {@code sse.limits.channels}
	 */
	CompletionStage<Void> complete(SseChannel channel);

	/**
	 * Publish a last event and end the channel; nothing comes between the two.
	 * @param channel a channel, no pattern
	 * @param last the data, or an {@link SseEvent} with more than data
	 * @return completes when the end is stored
	 * @throws ChannelCompletedException if the channel is complete already
	 */
	CompletionStage<Void> complete(SseChannel channel, Object last);

	/**
	 * Make a completed channel usable again.
	 * @param channel a channel, no pattern
	 * @return completes when the channel is open; at once if it was not complete
	 */
	CompletionStage<Void> reopen(SseChannel channel);

}
