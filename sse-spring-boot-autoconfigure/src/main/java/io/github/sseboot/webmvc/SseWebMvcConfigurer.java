package io.github.sseboot.webmvc;

import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes Spring MVC know what opens streams, and what turns clients away.
 *
 * @since 1.0.0
 */
public final class SseWebMvcConfigurer implements WebMvcConfigurer {

	private final SseReturnValueHandler handler;

	private final ReconnectInterceptor interceptor;

	/**
	 * Create a configurer.
	 * @param handler the handler to add
	 * @param interceptor the interceptor to add
	 */
	public SseWebMvcConfigurer(SseReturnValueHandler handler, ReconnectInterceptor interceptor) {
		this.handler = handler;
		this.interceptor = interceptor;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.interceptor).order(Ordered.HIGHEST_PRECEDENCE);
	}

	@Override
	public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
		handlers.add(this.handler);
	}

}
