package io.github.sseboot.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

/**
 * A response's stream that takes nothing without {@code isReady()} directly before, as
 * Jetty's does.
 */
final class StrictStream extends ServletOutputStream {

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private volatile boolean possible = true;

	private boolean asked;

	private int notReadyAfterWrites = Integer.MAX_VALUE;

	private boolean fullAfterFlush;

	private volatile @Nullable CountDownLatch gate;

	private volatile @Nullable Exception failure;

	@Override
	public boolean isReady() {
		if (this.failure instanceof RuntimeException ex) {
			throw ex;
		}
		this.asked = this.possible;
		return this.asked;
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		// the test calls the listener
	}

	@Override
	public void write(int b) {
		throw new AssertionError("one byte at a time");
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		use("write");
		this.written.write(source, offset, length);
		if (--this.notReadyAfterWrites == 0) {
			this.possible = false;
		}
	}

	@Override
	public void flush() throws IOException {
		use("flush");
		this.written.writeTo(this.sent);
		this.written.reset();
		this.possible &= !this.fullAfterFlush;
	}

	void possible(boolean possible) {
		this.possible = possible;
	}

	/**
	 * Is not ready any more after so many writes.
	 */
	void fullAfter(int writes) {
		this.notReadyAfterWrites = writes;
	}

	/**
	 * Is not ready any more after the next flush.
	 */
	void fullAfterFlush() {
		this.fullAfterFlush = true;
	}

	/**
	 * Fails from now on.
	 */
	void fail(Exception failure) {
		this.failure = failure;
	}

	/**
	 * Blocks writers until the gate opens.
	 */
	void block(CountDownLatch gate) {
		this.gate = gate;
	}

	String sent() {
		return this.sent.toString(StandardCharsets.UTF_8);
	}

	private void use(String what) throws IOException {
		if (this.failure instanceof IOException ex) {
			throw ex;
		}
		pass();
		if (!this.asked) {
			throw new AssertionError(what + " without isReady()");
		}
		this.asked = false;
	}

	private void pass() {
		CountDownLatch closed = this.gate;
		if (closed != null) {
			try {
				closed.await();
			}
			catch (InterruptedException ex) {
				throw new AssertionError("interrupted", ex);
			}
		}
	}

}
