package io.github.sseboot.webmvc;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Gives errors that no endpoint has seen, such as a wrong method or a missing login, the
 * application's usual body: for clients that accept event streams only it would be empty.
 * To be registered for dispatches of type {@code ERROR} only.
 *
 * @since 1.0.0
 */
public final class EventStreamErrorFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		boolean widen = request instanceof HttpServletRequest http && StreamResponse.acceptsEventStream(http);
		chain.doFilter(widen ? new JsonAcceptingRequest((HttpServletRequest) request) : request, response);
	}

}
