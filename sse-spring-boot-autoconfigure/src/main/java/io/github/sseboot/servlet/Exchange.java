package io.github.sseboot.servlet;

import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.wire.FrameSink;

/**
 * One request whose response is a stream. What the container says of the asynchronous
 * request is passed on to it.
 *
 * @since 1.0.0
 */
public final class Exchange {

	private final FrameSink sink;

	private final ConnectionSlot slot;

	private final Completion completion;

	private final Runnable breakSink;

	Exchange(FrameSink sink, ConnectionSlot slot, Completion completion, Runnable breakSink) {
		this.sink = sink;
		this.slot = slot;
		this.completion = completion;
		this.breakSink = breakSink;
	}

	/**
	 * The way to the client.
	 * @return the sink
	 */
	public FrameSink sink() {
		return this.sink;
	}

	/**
	 * From now on the connection hears of the socket, also of what happened before.
	 * @param connection the connection that was opened with the sink
	 */
	public void connected(Connection connection) {
		this.slot.set(connection);
	}

	/**
	 * The container reports an error, or a timeout. To be called within its callback,
	 * where it accepts the end of the request.
	 */
	public void failed() {
		this.breakSink.run();
		this.completion.withinReport();
	}

	/**
	 * The container has ended the request.
	 */
	public void completed() {
		this.completion.observed();
		this.breakSink.run();
	}

}
