package io.github.sseboot.core.connection;

/**
 * Something that another thread wants of a connection.
 */
interface Change {

	/**
	 * Do it. On the shard's thread, between two passes of the connection.
	 */
	void apply();

	/**
	 * The connection has ended: undo what was prepared. On the shard's thread.
	 */
	void refuse();

}
