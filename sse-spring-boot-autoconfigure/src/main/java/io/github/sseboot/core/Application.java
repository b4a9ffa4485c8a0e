package io.github.sseboot.core;

import java.util.concurrent.Executor;

/**
 * What a node needs of the application around it.
 *
 * @param converter how data becomes text
 * @param executor runs the application's code where no request does, and where it does
 * not take long; may be full, stopped, or of the kind that runs things on the caller's
 * thread
 * @param producers runs producers, each of which keeps a thread until it has ended
 * @since 1.0.0
 */
public record Application(DataConverter converter, Executor executor, Executor producers) {

	/**
	 * Create with one executor for everything.
	 * @param converter how data becomes text
	 * @param executor runs the application's code
	 */
	public Application(DataConverter converter, Executor executor) {
		this(converter, executor, executor);
	}

}
