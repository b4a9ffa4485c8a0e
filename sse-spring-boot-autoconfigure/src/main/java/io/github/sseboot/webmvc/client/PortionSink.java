package io.github.sseboot.webmvc.client;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Begins with a preamble, and asks for the end of the connection before more bytes were
 * sent than a client takes of one response. An event that is larger than a write and
 * begins shortly before is sent all the same: half an event is of no use.
 */
final class PortionSink implements FrameSink {

	/** A write on its way and the farewell still have to fit in. */
	private static final int RESERVE = 2 * MAX_WRITE;

	private final FrameSink inner;

	private final long limit;

	private byte[] preamble;

	private long sent;

	private volatile @Nullable Runnable end;

	private volatile @Nullable Runnable again;

	private boolean ending;

	private boolean pause;

	PortionSink(FrameSink inner, byte[] preamble, long limit) {
		this.inner = inner;
		this.preamble = preamble;
		this.limit = limit;
	}

	/**
	 * Set what asks for the end, and what lets the shard look at this again.
	 */
	void endWith(Runnable request, Runnable again) {
		this.again = again;
		this.end = request;
	}

	@Override
	public boolean ready() throws IOException {
		if (this.pause) {
			// Nothing more before the request is answered; then this must be asked again
			this.pause = false;
			askAgain();
			return false;
		}
		if (!this.inner.ready()) {
			return false;
		}
		if (this.preamble.length == 0) {
			return true;
		}
		this.inner.write(this.preamble, 0, this.preamble.length);
		this.inner.flush();
		this.sent = this.preamble.length;
		this.preamble = new byte[0];
		return this.inner.ready();
	}

	private void askAgain() {
		Runnable asking = this.again;
		if (asking != null) {
			asking.run();
		}
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		this.inner.write(source, offset, length);
		this.sent += length;
		Runnable request = this.end;
		if (!this.ending && request != null && this.sent > this.limit - RESERVE) {
			this.ending = true;
			this.pause = true;
			request.run();
		}
	}

	@Override
	public void flush() throws IOException {
		this.inner.flush();
	}

	@Override
	public void close() {
		this.inner.close();
	}

	@Override
	public void breakOff() {
		this.inner.breakOff();
	}

}
