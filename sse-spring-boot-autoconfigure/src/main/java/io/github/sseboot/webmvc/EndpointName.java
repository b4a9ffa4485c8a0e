package io.github.sseboot.webmvc;

import java.lang.reflect.Method;

import org.springframework.web.method.HandlerMethod;

/**
 * The method of an endpoint, which private streams without a name belong to.
 *
 * @param method the method
 */
record EndpointName(Method method) {

	static EndpointName of(HandlerMethod handler) {
		return new EndpointName(handler.getMethod());
	}

	@Override
	public String toString() {
		return "%s.%s".formatted(this.method.getDeclaringClass().getSimpleName(), this.method.getName());
	}

}
