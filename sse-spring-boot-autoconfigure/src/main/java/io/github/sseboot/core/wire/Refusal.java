package io.github.sseboot.core.wire;

import java.time.Duration;

/**
 * A client that cannot be served now.
 *
 * @param reason why
 * @param retry after which time it should come back
 * @since 1.0.0
 */
public record Refusal(Reason reason, Duration retry) {

	/**
	 * Why a client cannot be served now.
	 */
	public enum Reason {

		/**
		 * The server stops.
		 */
		SHUTDOWN("shutdown"),

		/**
		 * There are as many connections as there may be.
		 */
		CONNECTIONS("connections"),

		/**
		 * There are as many channels as there may be.
		 */
		CHANNELS("channels"),

		/**
		 * There is no memory for one more snapshot or private stream.
		 */
		MEMORY("memory"),

		/**
		 * There run as many producers as there may.
		 */
		PRODUCERS("producers"),

		/**
		 * The client comes too often.
		 */
		RECONNECTS("reconnects");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

		/**
		 * The word on the wire.
		 * @return the word
		 */
		public String text() {
			return this.text;
		}

	}

}
