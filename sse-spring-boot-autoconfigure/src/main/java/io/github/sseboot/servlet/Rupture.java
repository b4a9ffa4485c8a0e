package io.github.sseboot.servlet;

import java.io.IOException;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a response off after what was flushed, so that its end is missing: each server
 * has a way of its own for that.
 */
final class Rupture {

	private static final Log LOG = LogFactory.getLog(Rupture.class);

	private Rupture() {
	}

	/**
	 * The way of the server.
	 * @return breaks the response off, or {@code null} if the server has no way
	 */
	static @Nullable Runnable of(HttpServletRequest request, ServletResponse response) {
		ContainerSocket socket = ServletTransport.socket(request);
		if (socket != null) {
			return socket::cut;
		}
		HttpServletResponse own = own(response);
		boolean jetty = request.getServletContext().getServerInfo().startsWith("jetty/");
		return (jetty && own != null) ? () -> abort(own) : null;
	}

	/**
	 * What Jetty takes -1 for.
	 */
	private static void abort(HttpServletResponse response) {
		try {
			response.sendError(-1);
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("The response is over already", ex);
		}
	}

	/**
	 * The response of the server: wrappers do something else on an error.
	 */
	private static @Nullable HttpServletResponse own(ServletResponse response) {
		ServletResponse inner = response;
		while (inner instanceof ServletResponseWrapper wrapper) {
			inner = wrapper.getResponse();
		}
		return (inner instanceof HttpServletResponse own) ? own : null;
	}

}
