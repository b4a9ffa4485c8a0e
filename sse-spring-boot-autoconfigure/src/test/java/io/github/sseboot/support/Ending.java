package io.github.sseboot.support;

/**
 * How a connection ended, as its client saw it.
 */
public enum Ending {

	/** The response ended as HTTP says. */
	COMPLETE,

	/** The server closed the connection in the middle of the response. */
	TRUNCATED,

	/** The server reset the connection. */
	RESET,

	/** The server sent what is not HTTP; the client closed. */
	BROKEN,

	/** The client closed. */
	CLOSED_HERE

}
