package io.github.sseboot.autoconfigure;

import java.time.Duration;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
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
import io.github.sseboot.webmvc.ReconnectInterceptor;
import io.github.sseboot.webmvc.SseEndpoints;
import io.github.sseboot.webmvc.SseExceptionResolver;
import io.github.sseboot.webmvc.SseReturnValueHandler;
import io.github.sseboot.webmvc.SseWebMvcConfigurer;
import io.github.sseboot.webmvc.client.ClientKey;
import io.github.sseboot.webmvc.client.ClientManners;
import io.github.sseboot.webmvc.client.ReconnectLimit;

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
	ChosenDialects sseChosenDialects(ConfigurableListableBeanFactory beanFactory) {
		return ChosenDialects.of(beanFactory);
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
	ClientManners sseClientManners(SseSettings settings) {
		Duration hold = settings.longPoll();
		return (hold != null) ? ClientManners.withLongPoll(hold) : ClientManners.streamsOnly();
	}

	@Bean
	@ConditionalOnMissingBean
	SseReturnValueHandler sseReturnValueHandler(Node node, SseEndpoints endpoints, ServletTransport transport,
			ClientManners manners, ObjectProvider<ContextCarrier> carriers) {
		return new SseReturnValueHandler(node, endpoints, transport, manners,
				ContextCarrier.of(carriers.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnMissingBean
	ClientKey sseClientKey() {
		return ClientKey.userOrAddress();
	}

	@Bean
	@ConditionalOnMissingBean
	ReconnectInterceptor sseReconnectInterceptor(SseEndpoints endpoints, SseSettings settings, ClientKey key) {
		return new ReconnectInterceptor(endpoints, new ReconnectLimit(settings.reconnects(), System::nanoTime), key);
	}

	@Bean
	@ConditionalOnMissingBean
	SseWebMvcConfigurer sseWebMvcConfigurer(SseReturnValueHandler handler, ReconnectInterceptor interceptor) {
		return new SseWebMvcConfigurer(handler, interceptor);
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
