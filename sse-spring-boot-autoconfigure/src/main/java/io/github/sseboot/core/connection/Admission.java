package io.github.sseboot.core.connection;

import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Refusal;

/**
 * What becomes of a client's request.
 *
 * @since 1.0.0
 */
public sealed interface Admission {

	/**
	 * There is nothing left to get, now or later.
	 */
	record Completed() implements Admission {
	}

	/**
	 * Not now.
	 *
	 * @param refusal why, and when to come back
	 */
	record Refused(Refusal refusal) implements Admission {
	}

	/**
	 * The client may listen. A place is kept for it: exactly one of the methods must be
	 * called.
	 */
	non-sealed interface Admitted extends Admission {

		/**
		 * Start. From here on everything published reaches the client.
		 * @param sink the way to the client
		 * @return the connection, which the transport tells about the socket
		 */
		Connection open(FrameSink sink);

		/**
		 * Give the place back: it did not come to a start.
		 */
		void cancel();

	}

}
