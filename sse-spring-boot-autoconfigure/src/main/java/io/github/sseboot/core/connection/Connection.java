package io.github.sseboot.core.connection;

import io.github.sseboot.SseConnection;

/**
 * One client. The transport tells it about the socket; all methods may be called from any
 * thread, at any time and any number of times, and only leave a note for the shard that
 * owns the connection.
 *
 * @since 1.0.0
 */
public interface Connection extends SseConnection {

	/**
	 * The socket may take bytes again.
	 */
	void ready();

	/**
	 * The surroundings of the request that opened this, in which the application is told
	 * of it.
	 * @return the context; who tells of the end drops it
	 */
	default CallerContext context() {
		return CallerContext.NONE;
	}

}
