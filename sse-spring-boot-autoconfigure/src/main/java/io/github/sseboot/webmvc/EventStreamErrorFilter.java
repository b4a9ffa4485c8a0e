package io.github.sseboot.webmvc;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Gives errors that no endpoint has seen, such as a wrong method or a missing login, the
 * application's usual body: for clients that accept event streams only it would be empty.
 * An error that comes when a stream has begun has no body: nothing is written then. To be
 * registered for dispatches of type {@code ERROR} only.
 *
 * @since 1.0.0
 */
public final class EventStreamErrorFilter implements Filter {

	private static final Log logger = LogFactory.getLog(EventStreamErrorFilter.class);

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		boolean stream = request instanceof HttpServletRequest http && StreamResponse.acceptsEventStream(http);
		if (stream && response.isCommitted()) {
			logger.debug("No body for an error of a response that was sent already");
			return;
		}
		chain.doFilter(stream ? new JsonAcceptingRequest((HttpServletRequest) request) : request, response);
	}

}
