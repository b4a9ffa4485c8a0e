package io.github.sseboot.webmvc;

import java.util.List;

import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes Spring MVC know the handler.
 *
 * @since 1.0.0
 */
public final class SseWebMvcConfigurer implements WebMvcConfigurer {

	private final SseReturnValueHandler handler;

	/**
	 * Create a configurer.
	 * @param handler the handler to add
	 */
	public SseWebMvcConfigurer(SseReturnValueHandler handler) {
		this.handler = handler;
	}

	@Override
	public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
		handlers.add(this.handler);
	}

}
