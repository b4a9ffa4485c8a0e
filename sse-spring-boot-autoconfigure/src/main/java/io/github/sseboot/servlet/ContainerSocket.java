package io.github.sseboot.servlet;

/**
 * The socket of a request, as the container has it. For what the Servlet API does not
 * offer.
 */
interface ContainerSocket {

	/**
	 * Wait until no thread of the container handles the socket. Takes no time unless one
	 * does; may be called once the request's own thread has left the filters.
	 */
	void awaitContainer();

	/**
	 * End the request without waiting for the client. The container reports that as an
	 * error.
	 */
	void cut();

}
