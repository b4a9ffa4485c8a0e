package io.github.sseboot.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what goes wrong before a stream starts.
 *
 * @since 1.0.0
 */
public final class SseExceptionResolver implements HandlerExceptionResolver, Ordered {

	/**
	 * Create a resolver.
	 * @param resolvers all resolvers of the application; this one is left out
	 */
	public SseExceptionResolver(ObjectProvider<HandlerExceptionResolver> resolvers) {
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		return null;
	}

}
