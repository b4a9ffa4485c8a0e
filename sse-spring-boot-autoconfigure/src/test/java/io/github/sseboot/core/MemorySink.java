package io.github.sseboot.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.sseboot.core.wire.FrameSink;

/**
 * A socket that only exists in memory, as contrary as a real one: it stalls when told so,
 * takes a limited number of bytes, breaks, and checks how it is used.
 */
public class MemorySink implements FrameSink {

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private boolean asked;

	private boolean unflushed;

	private boolean closed;

	private boolean stalled;

	private boolean broken;

	private int window = Integer.MAX_VALUE;

	private int largestWrite;

	@Override
	public synchronized boolean ready() throws IOException {
		check(!this.closed, "ready() after close()");
		if (this.broken) {
			throw new IOException("broken");
		}
		this.asked = !this.stalled && this.window > 0;
		return this.asked;
	}

	@Override
	public synchronized void write(byte[] source, int offset, int length) throws IOException {
		check(this.asked, "write() without ready()");
		check(!this.closed, "write() after close()");
		check(length > 0 && length <= MAX_WRITE, "write() of " + length + " bytes");
		this.asked = false;
		this.unflushed = true;
		this.largestWrite = Math.max(this.largestWrite, length);
		this.window -= length;
		this.received.write(source, offset, length);
	}

	@Override
	public synchronized void flush() {
		this.unflushed = false;
	}

	@Override
	public synchronized void close() {
		check(!this.closed, "close() twice");
		this.closed = true;
	}

	/**
	 * Take nothing more.
	 */
	public synchronized void stall() {
		this.stalled = true;
	}

	/**
	 * Take as many bytes as come; the connection has to be told.
	 */
	public synchronized void unstall() {
		this.stalled = false;
		this.window = Integer.MAX_VALUE;
	}

	/**
	 * Take only so many bytes more.
	 * @param bytes how many
	 */
	public synchronized void window(int bytes) {
		this.window = bytes;
	}

	/**
	 * Fail from now on.
	 */
	public synchronized void breakDown() {
		this.broken = true;
	}

	public synchronized boolean broken() {
		return this.broken;
	}

	public synchronized boolean closed() {
		return this.closed;
	}

	public synchronized boolean flushed() {
		return !this.unflushed;
	}

	public synchronized int largestWrite() {
		return this.largestWrite;
	}

	public synchronized String text() {
		return this.received.toString(StandardCharsets.UTF_8);
	}

	private static void check(boolean condition, String problem) {
		if (!condition) {
			throw new AssertionError(problem);
		}
	}

}
