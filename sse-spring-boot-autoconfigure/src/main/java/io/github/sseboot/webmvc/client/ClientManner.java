package io.github.sseboot.webmvc.client;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.servlet.Exchange;
import io.github.sseboot.servlet.ServletTransport;

/**
 * How one client takes one response: as a stream, unless its request says otherwise. The
 * methods are called once each, in the order in which they stand here, by the request's
 * thread.
 *
 * @since 1.0.0
 */
public interface ClientManner {

	/**
	 * When something happens on the client's connection without an event.
	 * @param timing the times of the endpoint
	 * @return those for the client
	 */
	default Timing timing(Timing timing) {
		return timing;
	}

	/**
	 * What the client had last, if it did not say so itself.
	 * @return the id, or {@code null}
	 */
	default @Nullable String lastEventId() {
		return null;
	}

	/**
	 * Open the way to the client.
	 * @param transport the transport
	 * @param request the request
	 * @param response the response
	 * @param async what the request was made asynchronous with
	 * @return the exchange, or nothing if there is no thread for it
	 * @throws IOException if there is no way to the client
	 */
	default Optional<Exchange> exchange(ServletTransport transport, HttpServletRequest request,
			HttpServletResponse response, AsyncContext async) throws IOException {
		return transport.open(request, response, async);
	}

	/**
	 * What the connection writes to.
	 * @param sink the way to the client
	 * @return the sink, or one in front of it
	 */
	default FrameSink sink(FrameSink sink) {
		return sink;
	}

	/**
	 * The connection is open.
	 * @param connection the connection
	 */
	default void connected(Connection connection) {
	}

}
