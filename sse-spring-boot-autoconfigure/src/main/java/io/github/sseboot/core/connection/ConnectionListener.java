package io.github.sseboot.core.connection;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.core.wire.Gap;

/**
 * Is told what happens to connections. Called on the shard's thread, for one connection
 * in order, unless it says something else; must not block or throw.
 *
 * @since 1.0.0
 */
public interface ConnectionListener {

	/**
	 * A connection was opened.
	 * @param connection the connection
	 */
	default void opened(SseConnection connection) {
	}

	/**
	 * A client was told that it missed something.
	 * @param connection the connection
	 * @param gap what it missed
	 */
	default void missed(SseConnection connection, Gap gap) {
	}

	/**
	 * A connection ended.
	 * @param connection the connection
	 * @param reason why
	 */
	default void closed(SseConnection connection, CloseReason reason) {
	}

	/**
	 * The application failed to give a snapshot to a client that had missed something.
	 * The connection ends, and the client is told to come back. Called on a thread of the
	 * application.
	 * @param connection the connection
	 * @param failure what was thrown
	 */
	default void snapshotFailed(SseConnection connection, Throwable failure) {
	}

	/**
	 * Something went wrong that never should: a dialect or a sink threw what it must not.
	 * The connection ends, or the shard goes on without it.
	 * @param failure what was thrown
	 */
	default void failed(Throwable failure) {
	}

	/**
	 * The producer of a private stream failed. Called once per stream, on any thread.
	 * @param stream the name of the stream
	 * @param failure what was thrown
	 */
	default void producerFailed(String stream, Throwable failure) {
	}

}
