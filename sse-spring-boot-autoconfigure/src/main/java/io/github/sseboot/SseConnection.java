package io.github.sseboot;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One client that listens, or has listened. May be kept and used on any thread.
 *
 * @since 1.0.0
 */
public interface SseConnection {

	/**
	 * A random id, different for each connection: a client that returns has another one.
	 * @return the id
	 */
	String id();

	/**
	 * The channels and patterns of the stream.
	 * @return the channels
	 */
	List<SseChannel> channels();

	/**
	 * The name of the principal of the request, or {@code null} if there was none.
	 * @return the name of the user
	 */
	@Nullable String user();

	/**
	 * What the endpoint gave to the stream.
	 * @return the attributes
	 * @see SseStream#attribute(String, Object)
	 */
	Map<String, Object> attributes();

}
