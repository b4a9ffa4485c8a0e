package io.github.sseboot.guarantees;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Keeps the server's threads for a while in each callback of a stream, as if they were
 * not scheduled, and counts what is written meanwhile.
 */
final class LingeringFilter implements Filter {

	private final long nanos;

	private final AtomicInteger callbacks = new AtomicInteger();

	private final AtomicInteger writes = new AtomicInteger();

	/**
	 * Create a filter.
	 * @param nanos how long at most
	 */
	LingeringFilter(long nanos) {
		this.nanos = nanos;
	}

	/**
	 * How many callbacks there were.
	 */
	int callbacks() {
		return this.callbacks.get();
	}

	/**
	 * How often somebody wrote while the server's thread was in a callback.
	 */
	int writesWithinCallbacks() {
		return this.writes.get();
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {

			@Override
			public ServletOutputStream getOutputStream() throws IOException {
				return new LingeringStream(super.getOutputStream());
			}

		});
	}

	private final class LingeringStream extends ServletOutputStream {

		private final ServletOutputStream delegate;

		private volatile boolean within;

		private LingeringStream(ServletOutputStream delegate) {
			this.delegate = delegate;
		}

		@Override
		public boolean isReady() {
			return this.delegate.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.delegate.setWriteListener(new WriteListener() {

				@Override
				public void onWritePossible() throws IOException {
					LingeringStream.this.within = true;
					LingeringFilter.this.callbacks.incrementAndGet();
					listener.onWritePossible();
					long start = System.nanoTime();
					long stay = ThreadLocalRandom.current().nextLong(LingeringFilter.this.nanos);
					while (System.nanoTime() - start < stay) {
						LockSupport.parkNanos(stay);
					}
					LingeringStream.this.within = false;
				}

				@Override
				public void onError(Throwable failure) {
					listener.onError(failure);
				}

			});
		}

		@Override
		public void write(int b) throws IOException {
			note();
			this.delegate.write(b);
		}

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
			note();
			this.delegate.write(source, offset, length);
		}

		@Override
		public void flush() throws IOException {
			note();
			this.delegate.flush();
		}

		private void note() {
			if (this.within) {
				LingeringFilter.this.writes.incrementAndGet();
			}
		}

	}

}
