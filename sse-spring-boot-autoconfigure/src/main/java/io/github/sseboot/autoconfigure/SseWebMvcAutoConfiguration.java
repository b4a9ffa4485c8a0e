package io.github.sseboot.autoconfigure;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.sseboot.context.ContextCarrier;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.ViewRenderer;
import io.github.sseboot.servlet.ServletTransport;
import io.github.sseboot.view.MvcViewRenderer;
import io.github.sseboot.webmvc.EventStreamErrorFilter;
import io.github.sseboot.webmvc.SseEndpoints;
import io.github.sseboot.webmvc.SseExceptionResolver;
import io.github.sseboot.webmvc.SseReturnValueHandler;
import io.github.sseboot.webmvc.SseWebMvcConfigurer;

/**
 * {@link AutoConfiguration Auto-configuration} of endpoints in Spring MVC.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = SseAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBooleanProperty(name = "sse.enabled", matchIfMissing = true)
@ConditionalOnBean(Node.class)
public final class SseWebMvcAutoConfiguration {

	SseWebMvcAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ServletTransport sseServletTransport() {
		return new ServletTransport();
	}

	@Bean
	@ConditionalOnMissingBean(ViewRenderer.class)
	MvcViewRenderer sseViewRenderer(WebApplicationContext context) {
		return new MvcViewRenderer(context);
	}

	@Bean
	@ConditionalOnMissingBean
	SseEndpoints sseEndpoints(SseDialects dialects, SseSettings settings,
			ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return new SseEndpoints(dialects.all(), settings.timing(), mappings);
	}

	@Bean
	@ConditionalOnMissingBean
	SseReturnValueHandler sseReturnValueHandler(Node node, SseEndpoints endpoints, ServletTransport transport,
			ObjectProvider<ContextCarrier> carriers) {
		return new SseReturnValueHandler(node, endpoints, transport,
				ContextCarrier.of(carriers.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnMissingBean
	SseWebMvcConfigurer sseWebMvcConfigurer(SseReturnValueHandler handler) {
		return new SseWebMvcConfigurer(handler);
	}

	@Bean
	@ConditionalOnMissingBean
	SseExceptionResolver sseExceptionResolver(SseEndpoints endpoints,
			ObjectProvider<HandlerExceptionResolver> resolvers) {
		return new SseExceptionResolver(endpoints, resolvers);
	}

	@Bean
	@ConditionalOnMissingBean(name = "sseErrorFilter")
	FilterRegistrationBean<EventStreamErrorFilter> sseErrorFilter() {
		FilterRegistrationBean<EventStreamErrorFilter> registration = new FilterRegistrationBean<>(
				new EventStreamErrorFilter());
		registration.setDispatcherTypes(DispatcherType.ERROR);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
