package io.github.sseboot.servlet;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who ends a request that fails while it is being ended.
 */
class CompletionTests {

	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

	private int calls;

	private boolean ended;

	@AfterEach
	void close() {
		this.scheduler.shutdownNow();
	}

	/**
	 * Tomcat reports an error, and accepts the end from nobody but its report. If nobody
	 * has ended the request then, it writes an error page into the stream.
	 */
	@Test
	void theReportOfAnErrorEndsTheRequestThoughSomebodyElseIsAboutTo() {
		Completion[] completion = new Completion[1];
		completion[0] = new Completion(
				new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse()) {

					@Override
					public void complete() {
						if (++CompletionTests.this.calls == 1) {
							// The server's thread comes in between
							completion[0].withinReport();
							assertThat(CompletionTests.this.ended).isTrue();
							throw new IllegalStateException("after onError");
						}
						CompletionTests.this.ended = true;
					}

				}, this.scheduler, Completion.RELIABLE_MILLIS, null);
		completion[0].now();
		assertThat(this.calls).isEqualTo(2);
	}

}
