package io.github.sseboot.servlet;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Writes with the server's non-blocking I/O. The server's callbacks only leave a note;
 * everything else happens on the thread that owns the sink.
 *
 * <pre>
 *    ___isReady() is false____
 *   v                         \
 * WAITING --onWritePossible--> OPEN --close()--> CLOSED
 *   \_________ onError _________/  (every call fails)
 * </pre>
 *
 * While it is open the socket is ours: no thread of the server is in a callback, and none
 * comes but for what is done here. While it waits the socket belongs to the server.
 */
final class AsyncSink implements FrameSink, WriteListener {

	private final SocketListener listener;

	private final Completion completion;

	private final Executor afterCallback;

	private final @Nullable ContainerSocket socket;

	private @Nullable DeliveryCheck check;

	private @Nullable ServletOutputStream out;

	/**
	 * How often the server called. Before its first call the request's own thread may
	 * still be in the filters, which write headers. Jetty says that it is ready even
	 * then, and Tomcat while its thread is still in a callback.
	 */
	private final AtomicInteger calls = new AtomicInteger();

	/** How many of the calls are used up: the socket was not ready after them. */
	private int used;

	private volatile boolean broken;

	private volatile boolean closed;

	private boolean flushDue;

	AsyncSink(ServletOutputStream out, SocketListener listener, Completion completion, DeliveryCheck check,
			Executor afterCallback, @Nullable ContainerSocket socket) {
		this.out = out;
		this.listener = listener;
		this.completion = completion;
		this.check = check;
		this.afterCallback = afterCallback;
		this.socket = socket;
	}

	@Override
	public void onWritePossible() {
		this.afterCallback.execute(this::called);
	}

	private void called() {
		this.calls.incrementAndGet();
		if (this.closed) {
			this.completion.now();
		}
		else {
			this.listener.socketReady();
		}
	}

	@Override
	public void onError(Throwable failure) {
		markBroken();
		this.completion.afterServer();
	}

	/**
	 * Let every further call fail.
	 */
	void markBroken() {
		this.broken = true;
		this.listener.socketBroken();
	}

	@Override
	public boolean ready() throws IOException {
		ServletOutputStream stream = stream();
		if (!isReady(stream)) {
			return false;
		}
		if (!this.flushDue) {
			return true;
		}
		this.flushDue = false;
		flush(stream);
		return isReady(stream);
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		ServletOutputStream stream = stream();
		try {
			stream.write(source, offset, length);
		}
		catch (IOException | RuntimeException ex) {
			throw unusable(ex);
		}
	}

	@Override
	public void flush() throws IOException {
		ServletOutputStream stream = stream();
		if (isReady(stream)) {
			flush(stream);
			// If something is left, Tomcat's threads begin to come, whether they call or
			// not
			isReady(stream);
		}
		else {
			this.flushDue = true;
		}
	}

	@Override
	public void close() {
		end(this.completion::now);
	}

	@Override
	public void breakOff() {
		end(this.completion::breakingOff);
	}

	private void end(Runnable whenIdle) {
		ServletOutputStream stream = this.out;
		this.out = null;
		this.closed = true;
		if (!this.broken && stream != null && idle(stream)) {
			whenIdle.run();
		}
		else if (this.broken || this.calls.get() == 0) {
			// The server ends it, or still calls for the first time
			this.completion.afterServer();
		}
		else if (this.socket != null) {
			// To end it politely, the server would wait for the client
			this.afterCallback.execute(this::cut);
			this.completion.afterServer();
		}
		else {
			// Jetty cuts what it is still writing, so it gets a moment
			this.completion.soon();
		}
	}

	private void cut() {
		if (this.socket != null && !this.broken && this.calls.get() == this.used) {
			this.socket.cut();
		}
	}

	private void flush(ServletOutputStream stream) throws IOException {
		try {
			stream.flush();
		}
		catch (IOException | RuntimeException ex) {
			throw unusable(ex);
		}
		DeliveryCheck first = this.check;
		if (first != null) {
			this.check = null;
			first.flushed();
		}
	}

	private ServletOutputStream stream() throws IOException {
		ServletOutputStream stream = this.out;
		if (this.broken || stream == null) {
			throw new IOException("The way to the client is broken");
		}
		return stream;
	}

	private boolean isReady(ServletOutputStream stream) throws IOException {
		int before = this.calls.get();
		if (before == this.used) {
			return false;
		}
		try {
			if (stream.isReady()) {
				return true;
			}
		}
		catch (RuntimeException ex) {
			throw unusable(ex);
		}
		this.used = before;
		return false;
	}

	private boolean idle(ServletOutputStream stream) {
		try {
			return isReady(stream);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The server ends the request by itself now, or has: then it took the stream away,
	 * and says so with all kinds of exceptions.
	 */
	private IOException unusable(Exception cause) {
		this.broken = true;
		return (cause instanceof IOException failure) ? failure
				: new IOException("The server has ended the request", cause);
	}

}
