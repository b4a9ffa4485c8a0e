package io.github.sseboot.webmvc.client;

import java.io.IOException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.FrameSink;

/**
 * Asks for the end of the connection soon after the first event, so that what comes with
 * it is in the same response, and at once when there is enough for one.
 */
final class LongPollSink implements FrameSink {

	private static final int ENOUGH = 256 * 1024;

	private final FrameSink inner;

	private volatile @Nullable Runnable end;

	private volatile @Nullable Consumer<Runnable> soon;

	private long held;

	private boolean news;

	private boolean full;

	private boolean pause;

	LongPollSink(FrameSink inner) {
		this.inner = inner;
	}

	/**
	 * Set what asks for the end.
	 * @param request asks for it
	 * @param delay runs something in a moment
	 */
	void endWith(Runnable request, Consumer<Runnable> delay) {
		this.soon = delay;
		this.end = request;
	}

	@Override
	public boolean ready() throws IOException {
		if (this.pause) {
			// The request is answered before this is asked again
			this.pause = false;
			return false;
		}
		return this.inner.ready();
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		this.inner.write(source, offset, length);
		this.held += length;
		Runnable request = this.end;
		Consumer<Runnable> delay = this.soon;
		if (request == null || delay == null) {
			return;
		}
		if (!this.full && this.held > ENOUGH) {
			this.full = true;
			this.pause = true;
			request.run();
		}
		if (!this.news && LongPollBody.hasNews(source, offset, length)) {
			this.news = true;
			delay.accept(request);
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

}
