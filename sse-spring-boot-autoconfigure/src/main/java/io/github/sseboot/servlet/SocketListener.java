package io.github.sseboot.servlet;

/**
 * Hears of the socket. Called by threads of the server and of the transport, at any time
 * and any number of times; must neither block nor write.
 */
interface SocketListener {

	/**
	 * The socket may take bytes.
	 */
	void socketReady();

	/**
	 * Nothing more can be sent.
	 */
	void socketBroken();

}
