package io.github.sseboot;

import java.util.List;
import java.util.Optional;

/**
 * The open connections of this node. What is returned is a picture of a moment: clients
 * come and go meanwhile. Methods look at every connection, but for {@link #find} and
 * {@link #id}; none blocks.
 *
 * @since 1.0.0
 */
public interface SseConnections {

	/**
	 * A connection by its id.
	 * @param id the id
	 * @return the connection, if it is open
	 */
	Optional<SseConnection> find(String id);

	/**
	 * A connection by its id.
	 * @param id the id
	 * @return the connection
	 * @throws ConnectionClosedException if it is not open
	 */
	default SseConnection id(String id) {
		return find(id).orElseThrow(() -> new ConnectionClosedException(id));
	}

	/**
	 * The connections of a user.
	 * @param user the name of the principal
	 * @return the connections
	 */
	default List<SseConnection> user(String user) {
		return matching(SseTarget.user(user));
	}

	/**
	 * The connections that listen to a channel or pattern, by exactly that name.
	 * @param channel the channel or pattern
	 * @return the connections
	 */
	default List<SseConnection> channel(SseChannel channel) {
		return matching(SseTarget.channel(channel));
	}

	/**
	 * The connections that are meant.
	 * @param target which ones
	 * @return the connections
	 */
	List<SseConnection> matching(SseTarget target);

}
