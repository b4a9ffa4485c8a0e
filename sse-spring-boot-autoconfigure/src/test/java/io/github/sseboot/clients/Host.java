package io.github.sseboot.clients;

import java.util.function.Consumer;

/**
 * Where clients run: a browser, a node process, this JVM.
 */
interface Host {

	/**
	 * Start a client. What it sees is told on any thread.
	 * @return stops it
	 */
	Running start(String client, Wish wish, Consumer<Sighting> sighted) throws Exception;

	/**
	 * A client that was started.
	 */
	interface Running {

		void stop();

	}

}
