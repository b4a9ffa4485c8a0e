package io.github.sseboot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * One client that listens, or has listened. May be kept, and used on any thread.
 *
 * @since 1.0.0
 */
public interface SseConnection {

	/**
	 * A random id, different for each connection: a client that returns has another one.
	 * The client knows it from its {@code sse.open}.
	 * @return the id
	 */
	String id();

	/**
	 * The channels and patterns the client listens to now.
	 * @return the channels
	 */
	List<SseChannel> channels();

	/**
	 * The name of the principal of the request, or {@code null} if there was none.
	 * @return the name of the user
	 */
	@Nullable String user();

	/**
	 * What the application knows of the client: at first what the endpoint gave to the
	 * stream, then what the application puts. The map is live, may be changed on any
	 * thread, and takes no {@code null}. A client that returns has what its endpoint
	 * says, not what was put.
	 * @return the attributes
	 * @see SseStream#attribute(String, Object)
	 */
	Map<String, Object> attributes();

	/**
	 * Put an attribute in place of the one of that name, if there is one.
	 * @param name the name of the attribute
	 * @param value its value
	 */
	default void attribute(String name, Object value) {
		attributes().put(name, value);
	}

	/**
	 * Listen to more channels. The client gets every event that is published after the
	 * call has returned, and none from before the call. Waits for a moment, until the
	 * shard that owns the connection stands still; must not be called by a
	 * {@code Dialect}. Channels the client listens to already are left as they are. A
	 * client that returns gets what its endpoint says, not what it joined.
	 * @param channels channels or patterns
	 * @throws ConnectionClosedException if the connection has ended
	 * @throws IllegalArgumentException if there would be more than
	 * {@link SseStream#MAX_CHANNELS} channels
	 * @throws PublishRejectedException if there would be more channels than
	 * {@code sse.limits.channels}
	 */
	void join(SseChannel... channels);

	/**
	 * Listen to channels no more. The client gets every event that was published before
	 * the call, and none that is published after the result is complete. A client that is
	 * so slow that what it still has to get of left channels makes more than
	 * {@link SseStream#MAX_CHANNELS} with those it listens to is told a gap instead, or
	 * ended, as its {@link LagPolicy} says. Channels the client does not listen to are
	 * ignored. A stream whose last channel is left stays open.
	 * @param channels channels or patterns
	 * @return completes when the shard that owns the connection knows; exceptionally with
	 * {@link ConnectionClosedException} if the connection has ended
	 */
	CompletionStage<Void> leave(SseChannel... channels);

	/**
	 * End the connection. The first reason counts; later calls do nothing. Returns at
	 * once.
	 * @param reason why; the client is told what {@link CloseReason} says
	 */
	void close(CloseReason reason);

}
