package io.github.sseboot.webmvc;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what goes wrong before a stream starts. The application's own resolvers do it,
 * but for a client that accepts event streams only they would leave the body empty, or
 * fail. So they see a request that accepts JSON as well, and an error that has no body
 * yet gets one.
 *
 * @since 1.0.0
 */
public final class SseExceptionResolver implements HandlerExceptionResolver, Ordered {

	private static final Log LOG = LogFactory.getLog(SseExceptionResolver.class);

	/**
	 * What servers throw when parameters are read that they take for an attack, or cannot
	 * decode. By name, since there is one server.
	 */
	private static final Set<String> SERVER_REFUSALS = Set.of("org.apache.tomcat.util.http.InvalidParameterException",
			"org.eclipse.jetty.http.BadMessageException",
			"org.eclipse.jetty.http.HttpException$IllegalArgumentException",
			"org.eclipse.jetty.http.HttpException$IllegalStateException");

	private final SseEndpoints endpoints;

	private final SingletonSupplier<List<HandlerExceptionResolver>> resolvers;

	/**
	 * Create a resolver.
	 * @param endpoints tells what an endpoint is
	 * @param resolvers all resolvers of the application; this one is left out
	 */
	public SseExceptionResolver(SseEndpoints endpoints, ObjectProvider<HandlerExceptionResolver> resolvers) {
		this.endpoints = endpoints;
		this.resolvers = SingletonSupplier
			.of(() -> resolvers.orderedStream().filter((resolver) -> resolver != this).toList());
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		if (!this.endpoints.isEndpoint(handler) || response.isCommitted()) {
			return null;
		}
		ErrorCapture capture = new ErrorCapture(response);
		ModelAndView resolved = resolve(new JsonAcceptingRequest(request), capture, handler, exception);
		try {
			if (capture.status() != 0) {
				ProblemBody.write(response, capture.status(), detail(capture, exception));
				return new ModelAndView();
			}
			if (resolved == null && SERVER_REFUSALS.contains(exception.getClass().getName())) {
				ProblemBody.write(response, HttpServletResponse.SC_BAD_REQUEST, exception.getMessage());
				return new ModelAndView();
			}
			if (resolved == null && !belongsToFilters(exception)) {
				LOG.error("%s failed before its stream started".formatted(handler), exception);
				ProblemBody.write(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, null);
				return new ModelAndView();
			}
		}
		catch (IOException ex) {
			LOG.debug("The client does not take the error", ex);
			return new ModelAndView();
		}
		return resolved;
	}

	private @Nullable ModelAndView resolve(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		for (HandlerExceptionResolver resolver : this.resolvers.obtain()) {
			ModelAndView resolved = resolver.resolveException(request, response, handler, exception);
			if (resolved != null) {
				return resolved;
			}
		}
		return null;
	}

	private static @Nullable String detail(ErrorCapture capture, Exception exception) {
		if (capture.message() != null) {
			return capture.message();
		}
		return (exception instanceof ErrorResponse error) ? error.getBody().getDetail() : null;
	}

	/**
	 * Whether Spring Security waits for it, to answer with 401 or 403.
	 */
	private static boolean belongsToFilters(Throwable exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
				if (type.getName().startsWith("org.springframework.security.")) {
					return true;
				}
			}
		}
		return false;
	}

}
