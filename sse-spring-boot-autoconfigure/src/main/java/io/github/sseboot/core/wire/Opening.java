package io.github.sseboot.core.wire;

import java.time.Duration;

/**
 * How a stream starts.
 *
 * @param connection the id of the connection
 * @param resume how the stream joins what the client had
 * @param retry after which time a client should come back when the connection is lost
 * @since 1.0.0
 */
public record Opening(String connection, Resume resume, Duration retry) {

	/**
	 * Whether the block carries the position the stream starts from. It does not if the
	 * client missed something: it must keep its old id until it has been given what there
	 * is.
	 * @return {@code true} if there is an id
	 */
	public boolean baseline() {
		return this.resume != Resume.GAP;
	}

	/**
	 * How a stream joins what the client had.
	 */
	public enum Resume {

		/**
		 * The client had nothing.
		 */
		NEW,

		/**
		 * The stream goes on directly after what the client had.
		 */
		EXACT,

		/**
		 * The client missed something; a gap follows.
		 */
		GAP

	}

}
