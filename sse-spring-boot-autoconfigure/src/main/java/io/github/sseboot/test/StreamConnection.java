package io.github.sseboot.test;

import java.time.Duration;

/**
 * One connection of a stream.
 */
interface StreamConnection {

	/**
	 * What a client waits to which the server said nothing.
	 */
	Duration DEFAULT_DELAY = Duration.ofSeconds(3);

	/**
	 * What a client comes back with, empty for nothing.
	 */
	String lastEventId();

	/**
	 * What the server asked for by {@code retry}.
	 */
	Duration reconnectDelay();

	/**
	 * End it: nothing more is told.
	 */
	void close();

	/**
	 * None yet, or none any more.
	 */
	record None(String lastEventId) implements StreamConnection {

		@Override
		public Duration reconnectDelay() {
			return DEFAULT_DELAY;
		}

		@Override
		public void close() {
			// it is
		}

	}

}
