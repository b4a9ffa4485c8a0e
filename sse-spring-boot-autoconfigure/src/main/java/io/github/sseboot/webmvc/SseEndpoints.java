package io.github.sseboot.webmvc;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.util.StringValueResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.Dialect;

/**
 * Knows the endpoints of the application: reads every annotated method at the start, and
 * stops it if one cannot work.
 *
 * @since 1.0.0
 */
public final class SseEndpoints implements SmartInitializingSingleton, EmbeddedValueResolverAware {

	/**
	 * Create.
	 * @param dialects the dialects that endpoints may choose; the first is the default
	 * @param timing the times of endpoints that do not say otherwise
	 * @param mappings where the endpoints are
	 */
	public SseEndpoints(List<Dialect> dialects, Timing timing, ObjectProvider<RequestMappingHandlerMapping> mappings) {
	}

	@Override
	public void setEmbeddedValueResolver(StringValueResolver resolver) {
	}

	@Override
	public void afterSingletonsInstantiated() {
	}

}
