package io.github.sseboot.webmvc;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

import io.github.sseboot.core.Node;
import io.github.sseboot.servlet.ServletTransport;

/**
 * Opens the stream that a controller method returned.
 *
 * @since 1.0.0
 */
public final class SseReturnValueHandler implements AsyncHandlerMethodReturnValueHandler {

	/**
	 * Create a handler.
	 * @param node decides who may listen
	 * @param endpoints the settings of the endpoints
	 * @param transport the way to the socket
	 */
	public SseReturnValueHandler(Node node, SseEndpoints endpoints, ServletTransport transport) {
	}

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		return false;
	}

	@Override
	public boolean isAsyncReturnValue(@Nullable Object returnValue, MethodParameter returnType) {
		return false;
	}

	@Override
	public void handleReturnValue(@Nullable Object returnValue, MethodParameter returnType, ModelAndViewContainer mav,
			NativeWebRequest webRequest) {
	}

}
