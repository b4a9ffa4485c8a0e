package io.github.sseboot.servlet;

import java.io.IOException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Does on another thread what another sink may have to wait for. Holds what is on its
 * way; the buffer belongs to the owner while idle, and to the lane while busy.
 *
 * <pre>
 * WAITING --socketReady()--> IDLE --flush()--> BUSY --written--> IDLE
 *                              \_______ failed ___/ (every call fails)
 * </pre>
 */
final class OffloadedSink implements FrameSink, SocketListener {

	private final byte[] buffer = new byte[MAX_WRITE];

	private final Lane lane;

	private final SocketListener listener;

	private @Nullable FrameSink inner;

	private int length;

	private volatile boolean open;

	private volatile boolean busy;

	private volatile @Nullable Exception failure;

	OffloadedSink(Lane lane, SocketListener listener) {
		this.lane = lane;
		this.listener = listener;
	}

	/**
	 * Set what does the work. Called once, before anything else.
	 */
	void delegate(FrameSink delegate) {
		this.inner = delegate;
	}

	@Override
	public void socketReady() {
		this.open = true;
		this.lane.execute(this::work);
	}

	@Override
	public void socketBroken() {
		fail(new IOException("The way to the client is broken"));
	}

	@Override
	public boolean ready() throws IOException {
		Exception cause = this.failure;
		if (cause != null) {
			throw new IOException(cause);
		}
		return this.open && !this.busy && this.length == 0;
	}

	@Override
	public void write(byte[] source, int offset, int length) {
		System.arraycopy(source, offset, this.buffer, this.length, length);
		this.length += length;
	}

	@Override
	public void flush() {
		if (this.length > 0) {
			this.busy = true;
			this.lane.execute(this::work);
		}
	}

	@Override
	public void close() {
		// Behind a write that is stuck: the owner does not wait for it
		this.lane.leave(() -> endInner(FrameSink::close));
	}

	@Override
	public void breakOff() {
		this.lane.leave(() -> endInner(FrameSink::breakOff));
	}

	private void work() {
		FrameSink sink = this.inner;
		if (sink == null || this.failure != null) {
			return;
		}
		try {
			if (!sink.ready()) {
				// The server calls socketReady() once it is
				return;
			}
			if (this.busy) {
				sink.write(this.buffer, 0, this.length);
				sink.flush();
				this.length = 0;
				this.busy = false;
			}
			this.listener.socketReady();
		}
		catch (IOException | RuntimeException ex) {
			fail(ex);
		}
	}

	private void fail(Exception cause) {
		this.failure = cause;
		this.listener.socketBroken();
	}

	private void endInner(Consumer<FrameSink> end) {
		FrameSink sink = this.inner;
		this.inner = null;
		if (sink != null) {
			end.accept(sink);
		}
	}

}
