package io.github.sseboot.servlet;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;

import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Takes wrappers that keep the body to themselves out of a response's chain. They say
 * that the socket is ready, but write to memory and flush nothing.
 */
final class HoldingWrappers {

	private HoldingWrappers() {
	}

	/**
	 * Let each wrapper around a caching one wrap what is below that.
	 */
	static void bypass(ServletResponse response) {
		ServletResponse current = response;
		while (current instanceof ServletResponseWrapper wrapper) {
			ServletResponse wrapped = wrapper.getResponse();
			if (wrapped instanceof ContentCachingResponseWrapper caching) {
				wrapper.setResponse(caching.getResponse());
			}
			else {
				current = wrapped;
			}
		}
	}

}
