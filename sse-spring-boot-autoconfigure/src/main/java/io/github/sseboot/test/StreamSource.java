package io.github.sseboot.test;

/**
 * Where streams come from.
 */
@FunctionalInterface
interface StreamSource {

	/**
	 * Begin one connection, which tells the record whatever comes.
	 * @return the connection
	 */
	StreamConnection connect(StreamRequest request, String lastEventId, StreamRecord told);

}
