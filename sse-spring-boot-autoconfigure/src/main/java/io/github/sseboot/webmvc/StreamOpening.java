package io.github.sseboot.webmvc;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import org.springframework.web.context.request.async.AsyncWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.support.ModelAndViewContainer;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.servlet.Exchange;
import io.github.sseboot.servlet.ServletTransport;
import io.github.sseboot.webmvc.client.ClientManner;

/**
 * Turns a request into an open connection. Whatever fails on the way, the place that was
 * kept for the client is given back.
 */
final class StreamOpening {

	/** What servers flush at once; see {@code FrameSink.MAX_WRITE}. */
	private static final int BUFFER_SIZE = 8192;

	private final ServletTransport transport;

	StreamOpening(ServletTransport transport) {
		this.transport = transport;
	}

	/**
	 * Open the connection.
	 * @return {@code false} if there is no thread that could write; the place is given
	 * back, and the response can still be written to
	 */
	boolean open(Admission.Admitted admitted, HttpServletRequest request, HttpServletResponse response, HttpHeaders own,
			WebAsyncManager async, ClientManner manner) throws IOException {
		Connection connection = null;
		Exchange exchange = null;
		AsyncContext context = null;
		try {
			prepare(request, response, own);
			context = start(request, async);
			Optional<Exchange> opened = manner.exchange(this.transport, request, response, context);
			if (opened.isPresent()) {
				exchange = opened.get();
				follow(exchange, async);
				connection = admitted.open(manner.sink(exchange.sink()));
				manner.connected(connection);
				exchange.connected(connection);
			}
			return exchange != null;
		}
		finally {
			if (connection == null) {
				admitted.cancel();
				giveUp(exchange, context);
			}
		}
	}

	/**
	 * Open the connection of a test without a server.
	 */
	void openMock(Admission.Admitted admitted, HttpServletRequest request, HttpServletResponse response,
			HttpHeaders own, WebAsyncManager async, ModelAndViewContainer mav) throws Exception {
		DeferredResult<Object> result = new DeferredResult<>();
		MockSink sink = null;
		try {
			prepare(request, response, own);
			async.startDeferredResultProcessing(result, mav);
			sink = new MockSink(response.getOutputStream(), result);
		}
		finally {
			if (sink == null) {
				admitted.cancel();
			}
		}
		MockSink opened = sink;
		Connection connection = admitted.open(opened);
		result.onCompletion(() -> connection.close(CloseReason.DISCONNECTED));
		this.transport.soon(() -> {
			opened.open();
			connection.ready();
		});
	}

	private static void prepare(HttpServletRequest request, HttpServletResponse response, HttpHeaders own) {
		StreamResponse.start(response, own);
		response.setBufferSize(BUFFER_SIZE);
		ShallowEtagHeaderFilter.disableContentCaching(request);
		PersistenceContexts.release();
	}

	private static AsyncContext start(HttpServletRequest request, WebAsyncManager async) {
		AsyncWebRequest asyncRequest = asyncRequest(async);
		asyncRequest.setTimeout(0L);
		asyncRequest.startAsync();
		return request.getAsyncContext();
	}

	private static void follow(Exchange exchange, WebAsyncManager async) {
		AsyncWebRequest asyncRequest = asyncRequest(async);
		asyncRequest.addErrorHandler((failure) -> exchange.failed());
		asyncRequest.addTimeoutHandler(exchange::failed);
		asyncRequest.addCompletionHandler(exchange::completed);
	}

	private static AsyncWebRequest asyncRequest(WebAsyncManager async) {
		AsyncWebRequest asyncRequest = async.getAsyncWebRequest();
		Assert.state(asyncRequest != null, "No AsyncWebRequest");
		return asyncRequest;
	}

	/**
	 * An asynchronous request that nobody completes would stay for ever.
	 */
	private static void giveUp(@Nullable Exchange exchange, @Nullable AsyncContext context) {
		if (exchange != null) {
			exchange.sink().close();
		}
		else if (context != null) {
			context.complete();
		}
	}

}
