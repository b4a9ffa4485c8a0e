package io.github.sseboot.webmvc;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.util.StringValueResolver;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.Dialect;

/**
 * Knows the endpoints of the application: reads every annotated method at the start, and
 * stops it if one cannot work.
 *
 * @since 1.0.0
 */
public final class SseEndpoints implements SmartInitializingSingleton, EmbeddedValueResolverAware {

	private final EndpointReader reader;

	private final Endpoint fallback;

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	private final Map<Method, Endpoint> endpoints = new ConcurrentHashMap<>();

	/**
	 * Create.
	 * @param dialects the dialects that endpoints may choose; the first is the default
	 * @param timing the times of endpoints that do not say otherwise
	 * @param mappings where the endpoints are
	 */
	public SseEndpoints(List<Dialect> dialects, Timing timing, ObjectProvider<RequestMappingHandlerMapping> mappings) {
		this.reader = new EndpointReader(dialects, timing);
		this.fallback = new Endpoint(dialects.get(0), timing);
		this.mappings = mappings;
	}

	@Override
	public void setEmbeddedValueResolver(StringValueResolver resolver) {
		this.reader.setResolver(resolver);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.mappings.forEach((mapping) -> mapping.getHandlerMethods().forEach((info, method) -> {
			SseEndpoint annotation = method.getMethodAnnotation(SseEndpoint.class);
			EndpointCheck.check(method, annotation, info);
			if (annotation != null) {
				this.endpoints.put(method.getMethod(), this.reader.read(method, annotation));
				acceptAnything(mapping, info, method);
			}
		}));
	}

	/**
	 * Clients of event streams accept all kinds of things, so what the class says that
	 * its methods produce must not keep them out.
	 */
	private static void acceptAnything(RequestMappingHandlerMapping mapping, RequestMappingInfo info,
			HandlerMethod method) {
		if (!info.getProducesCondition().isEmpty()) {
			mapping.unregisterMapping(info);
			mapping.registerMapping(info.mutate().produces().build(), method.getBean(), method.getMethod());
		}
	}

	/**
	 * Whether a handler is an endpoint.
	 */
	boolean isEndpoint(@Nullable Object handler) {
		return handler instanceof HandlerMethod method && find(method) != null;
	}

	/**
	 * The settings of a handler.
	 */
	Endpoint get(@Nullable Object handler) {
		Endpoint found = (handler instanceof HandlerMethod method) ? find(method) : null;
		return (found != null) ? found : this.fallback;
	}

	/**
	 * Mappings may be registered while the application runs.
	 */
	private @Nullable Endpoint find(HandlerMethod method) {
		Endpoint known = this.endpoints.get(method.getMethod());
		if (known != null) {
			return known;
		}
		SseEndpoint annotation = method.getMethodAnnotation(SseEndpoint.class);
		return (annotation != null)
				? this.endpoints.computeIfAbsent(method.getMethod(), (key) -> this.reader.read(method, annotation))
				: null;
	}

}
