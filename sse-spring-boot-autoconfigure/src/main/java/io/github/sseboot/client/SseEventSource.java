package io.github.sseboot.client;

import java.net.URI;
import java.time.Duration;

/**
 * A client of an event stream that does what {@code EventSource} of a browser does: it
 * comes back with its last event id whenever the connection ends or fails, and stops for
 * good at any answer that is not a 200 with {@code text/event-stream}. Follows the
 * processing model of WHATWG HTML §9.2.
 * <p>
 * Each source has one daemon thread, which connects, reads, and makes all calls, one
 * after the other; a slow callback holds up this source and, by the flow control of TCP,
 * its server, and nothing is buffered meanwhile. The methods here may be called from any
 * thread and do not block, but for {@link #awaitClosed}.
 *
 * <pre>
 * CONNECTING --200, text/event-stream--&gt; OPEN --end, failure--&gt; CONNECTING
 *      \__ 204, any other answer, close() ____\__ close() __&gt; CLOSED
 * </pre>
 *
 * @since 1.0.0
 */
public interface SseEventSource extends AutoCloseable {

	/**
	 * Prepare a source; nothing is sent before {@link SseEventSourceBuilder#open()}.
	 * @param uri an {@code http} or {@code https} address
	 * @return what to say about it
	 * @throws IllegalArgumentException if the address is another one
	 */
	static SseEventSourceBuilder to(URI uri) {
		return new SseEventSourceBuilder(uri);
	}

	/**
	 * What it is doing.
	 * @return the state
	 */
	ReadyState readyState();

	/**
	 * What it comes back with the next time; moves when an event, or a block that has an
	 * id only, is complete. Of a source that was closed, the id up to which everything
	 * was told.
	 * @return the id, empty for none
	 */
	String lastEventId();

	/**
	 * How long it waits before it comes back, without what back-off adds: what the server
	 * asked for by {@code retry}, else what it was made with.
	 * @return the time
	 */
	Duration reconnectDelay();

	/**
	 * End the connection and do not come back. A callback that runs is not interrupted;
	 * no other is made after this, except when called by the source's own thread, whose
	 * callback goes on. Closing again does nothing.
	 */
	@Override
	void close();

	/**
	 * Wait until it is closed, by whom ever, and its thread makes no more calls.
	 * @param atMost how long to wait
	 * @return whether it is
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	boolean awaitClosed(Duration atMost) throws InterruptedException;

	/**
	 * What a source is doing.
	 *
	 * @since 1.0.0
	 */
	enum ReadyState {

		/**
		 * It connects, or waits before it does so again.
		 */
		CONNECTING,

		/**
		 * It receives.
		 */
		OPEN,

		/**
		 * It ended and does not come back.
		 */
		CLOSED

	}

}
