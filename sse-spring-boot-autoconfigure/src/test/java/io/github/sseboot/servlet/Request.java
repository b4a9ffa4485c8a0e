package io.github.sseboot.servlet;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * An asynchronous request that counts how often it is completed, and minds.
 */
final class Request implements AutoCloseable {

	private final AtomicInteger completed = new AtomicInteger();

	private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final Completion completion = new Completion(
			new MockAsyncContext(new MockHttpServletRequest(), this.response) {

				@Override
				public void complete() {
					if (Request.this.completed.incrementAndGet() > 1) {
						throw new IllegalStateException("completed twice");
					}
				}

			}, this.scheduler, Completion.UNRELIABLE_MILLIS, null);

	Request() {
		this.response.setCommitted(true);
	}

	Completion completion() {
		return this.completion;
	}

	DeliveryCheck check() {
		return new DeliveryCheck(this.response);
	}

	int completed() {
		return this.completed.get();
	}

	/**
	 * Everything that was to happen soon has happened.
	 */
	void settle() throws InterruptedException {
		this.scheduler.shutdown();
		if (!this.scheduler.awaitTermination(10, TimeUnit.SECONDS)) {
			throw new AssertionError("the scheduler does not end");
		}
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
	}

}
