package io.github.sseboot.core.wire;

import java.time.Duration;

/**
 * How a stream starts.
 *
 * @param connection the id of the connection
 * @param resume how the stream joins what the client had
 * @param baseline whether the block carries the position the stream starts from. It does
 * not if events from before follow: a client that is cut before it has them must come
 * back as it came
 * @param retry after which time a client should come back when the connection is lost
 * @since 1.0.0
 */
public record Opening(String connection, Resume resume, boolean baseline, Duration retry) {

	/**
	 * How a stream joins what the client had.
	 */
	public enum Resume {

		/**
		 * The client had nothing.
		 */
		NEW("new"),

		/**
		 * The stream goes on directly after what the client had.
		 */
		EXACT("exact"),

		/**
		 * The client missed something; a gap follows.
		 */
		GAP("gap");

		private final String text;

		Resume(String text) {
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
