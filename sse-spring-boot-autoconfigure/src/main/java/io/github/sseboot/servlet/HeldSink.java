package io.github.sseboot.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Holds what is written, and answers with it at the end, on a lane, since that may have
 * to wait for the client. How much is held is up to whoever writes.
 */
final class HeldSink implements FrameSink {

	private static final Log LOG = LogFactory.getLog(HeldSink.class);

	private final ByteArrayOutputStream held = new ByteArrayOutputStream();

	private final Lane lane;

	private final SocketListener listener;

	private final Completion completion;

	private final ServletTransport.HeldAnswer answer;

	private volatile boolean open;

	private volatile boolean broken;

	HeldSink(Lane lane, SocketListener listener, Completion completion, ServletTransport.HeldAnswer answer) {
		this.lane = lane;
		this.listener = listener;
		this.completion = completion;
		this.answer = answer;
	}

	/**
	 * The request's thread has left the filters.
	 */
	void open() {
		this.open = true;
		this.listener.socketReady();
	}

	/**
	 * There is nobody to answer.
	 */
	void markBroken() {
		this.broken = true;
		this.listener.socketBroken();
	}

	@Override
	public boolean ready() throws IOException {
		if (this.broken) {
			throw new IOException("The way to the client is broken");
		}
		return this.open;
	}

	@Override
	public void write(byte[] source, int offset, int length) {
		this.held.write(source, offset, length);
	}

	@Override
	public void flush() {
		// At the end
	}

	@Override
	public void close() {
		this.lane.leave(this::answer);
	}

	private void answer() {
		try {
			if (this.open && !this.broken) {
				this.answer.write(this.held.toByteArray());
			}
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("The client does not take the answer", ex);
			this.completion.soon();
			return;
		}
		this.completion.now();
	}

}
