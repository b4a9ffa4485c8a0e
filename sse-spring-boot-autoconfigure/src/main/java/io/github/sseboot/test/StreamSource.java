package io.github.sseboot.test;

/**
 * Where streams come from.
 */
@FunctionalInterface
interface StreamSource {

	/**
	 * Begin one connection, which tells the record whatever comes.
	 * @return ends the connection
	 */
	Runnable connect(StreamRequest request, String lastEventId, StreamRecord told);

}
