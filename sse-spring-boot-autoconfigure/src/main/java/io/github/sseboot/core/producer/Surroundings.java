package io.github.sseboot.core.producer;

/**
 * What a private stream needs of its node.
 */
interface Surroundings {

	/**
	 * Where events go to.
	 */
	Outlet outlet();

	/**
	 * Where the application's code runs.
	 */
	ProducerThreads threads();

	/**
	 * Do something on the thread of private streams. Neither blocks nor takes a lock.
	 */
	void later(Runnable task);

	/**
	 * The time of the node's ticker.
	 */
	long nanos();

	/**
	 * Whether private streams take more memory than they should.
	 */
	boolean scarce();

	/**
	 * A producer failed.
	 */
	void failed(String stream, Throwable failure);

}
