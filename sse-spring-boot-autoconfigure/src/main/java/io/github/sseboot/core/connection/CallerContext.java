package io.github.sseboot.core.connection;

/**
 * The surroundings of the request that opened a connection, such as who is signed in.
 * Core only carries it to those who run the application's code.
 *
 * @since 1.0.0
 */
public interface CallerContext {

	/**
	 * No surroundings.
	 */
	CallerContext NONE = Runnable::run;

	/**
	 * Run something on this thread in these surroundings, and put back those of the
	 * thread.
	 * @param call what to run
	 */
	void run(Runnable call);

	/**
	 * The same surroundings for what outlives the connection: they are not forgotten with
	 * it.
	 * @return the surroundings as they are now
	 */
	default CallerContext kept() {
		return this;
	}

	/**
	 * Forget the surroundings: nothing will be run in them any more. The connection may
	 * be kept by the application for longer.
	 */
	default void drop() {
	}

}
