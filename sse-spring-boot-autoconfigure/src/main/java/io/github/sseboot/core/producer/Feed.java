package io.github.sseboot.core.producer;

/**
 * What fills one private stream.
 */
interface Feed {

	/**
	 * Begin. Once, and not after {@link #cancel()}.
	 * @throws java.util.concurrent.RejectedExecutionException if there is no thread
	 */
	void start();

	/**
	 * A client has read on, or left. On a shard's thread: must neither block nor take a
	 * lock.
	 */
	void readOn();

	/**
	 * End, or never begin. Any number of times, on any thread.
	 */
	void cancel();

}
