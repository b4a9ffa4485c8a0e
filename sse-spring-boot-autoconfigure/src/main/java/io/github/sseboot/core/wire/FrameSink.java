package io.github.sseboot.core.wire;

import java.io.IOException;

/**
 * The way to one client's socket. Only the owning shard calls it, and no method blocks.
 *
 * @since 1.0.0
 */
public interface FrameSink {

	/**
	 * Most bytes of one write. A server's buffers have 8 KB, and what surrounds a write
	 * on the wire must fit in as well.
	 */
	int MAX_WRITE = 8192 - 16;

	/**
	 * Whether the next write may be made now. If not, the connection's {@code ready()} is
	 * called once as soon as it may.
	 * @return {@code true} if a write may be made
	 * @throws IOException if the way to the client is broken
	 */
	boolean ready() throws IOException;

	/**
	 * Hand bytes over. Called only directly after {@link #ready()} was {@code true}.
	 * @param source where the bytes are; they may be changed after the call
	 * @param offset the first of them
	 * @param length how many, at most {@link #MAX_WRITE}
	 * @throws IOException if the way to the client is broken
	 */
	void write(byte[] source, int offset, int length) throws IOException;

	/**
	 * Send what was written. If that is not possible now, it happens as soon as it is,
	 * before {@link #ready()} is {@code true} again.
	 * @throws IOException if the way to the client is broken
	 */
	void flush() throws IOException;

	/**
	 * End the exchange, politely if everything was flushed. Called exactly once, and
	 * nothing is called after it. Does not throw.
	 */
	void close();

	/**
	 * End the exchange after what was flushed, so that the client takes it for a
	 * connection that broke; politely where there is no way to do that. Called instead of
	 * {@link #close()}. Does not throw.
	 */
	default void breakOff() {
		close();
	}

}
