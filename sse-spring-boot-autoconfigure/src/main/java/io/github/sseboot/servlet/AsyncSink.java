package io.github.sseboot.servlet;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Writes with the server's non-blocking I/O. The server's callbacks only leave a note;
 * everything else happens on the thread that owns the sink.
 *
 * <pre>
 * WAITING --first onWritePossible--> OPEN --close()--> CLOSED
 *     \________ onError ______________/  (every call fails)
 * </pre>
 */
final class AsyncSink implements FrameSink, WriteListener {

	private final SocketListener listener;

	private final Completion completion;

	private final @Nullable Runnable abort;

	private @Nullable DeliveryCheck check;

	private @Nullable ServletOutputStream out;

	/**
	 * Before the server's first call the request's own thread may still be in the
	 * filters, which write headers. Jetty says that it is ready even then.
	 */
	private volatile boolean open;

	private volatile boolean broken;

	private boolean flushDue;

	AsyncSink(ServletOutputStream out, SocketListener listener, Completion completion, DeliveryCheck check,
			@Nullable Runnable abort) {
		this.out = out;
		this.listener = listener;
		this.completion = completion;
		this.check = check;
		this.abort = abort;
	}

	@Override
	public void onWritePossible() {
		this.open = true;
		this.listener.socketReady();
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
		if (!this.open || !isReady(stream)) {
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
		}
		else {
			this.flushDue = true;
		}
	}

	@Override
	public void close() {
		ServletOutputStream stream = this.out;
		this.out = null;
		if (this.broken) {
			this.completion.afterServer();
		}
		else if (!this.open || stream == null) {
			this.completion.soon();
		}
		else if (idle(stream)) {
			this.completion.now();
		}
		else if (this.abort != null) {
			// To end it politely, the server would wait for the client
			this.abort.run();
			this.completion.afterServer();
		}
		else {
			// Jetty cuts what it is still writing, so it gets a moment
			this.completion.soon();
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
		try {
			return stream.isReady();
		}
		catch (RuntimeException ex) {
			throw unusable(ex);
		}
	}

	private static boolean idle(ServletOutputStream stream) {
		try {
			return stream.isReady();
		}
		catch (RuntimeException ex) {
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
