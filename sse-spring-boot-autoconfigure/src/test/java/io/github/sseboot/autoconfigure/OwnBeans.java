package io.github.sseboot.autoconfigure;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseListener;
import io.github.sseboot.context.ContextCarrier;
import io.github.sseboot.context.NodeLifecycle;
import io.github.sseboot.context.SseListenerNotifier;
import io.github.sseboot.convert.TextDataConverter;
import io.github.sseboot.core.Application;
import io.github.sseboot.core.DataConverter;
import io.github.sseboot.core.DefaultSseBroadcaster;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.servlet.ServletTransport;
import io.github.sseboot.webmvc.ReconnectInterceptor;
import io.github.sseboot.webmvc.SseEndpoints;
import io.github.sseboot.webmvc.SseExceptionResolver;
import io.github.sseboot.webmvc.SseReturnValueHandler;
import io.github.sseboot.webmvc.SseWebMvcConfigurer;
import io.github.sseboot.webmvc.client.ClientKey;
import io.github.sseboot.webmvc.client.ClientManners;
import io.github.sseboot.webmvc.client.ReconnectLimit;

/**
 * An application that has its own of everything.
 */
@Configuration(proxyBeanMethods = false)
class OwnBeans {

	static Node node() {
		SseProperties properties = Binder.get(new MockEnvironment()).bindOrCreate("sse", SseProperties.class);
		return Node.create(SettingsReader.read(properties).node(List.of(new PlainDialect())), new MemoryEventLog(0, 1),
				System::nanoTime, new ConnectionListener() {
				}, new Application(new TextDataConverter(), Runnable::run));
	}

	@Bean
	EventLog ownLog() {
		return new MemoryEventLog(0, 1);
	}

	@Bean
	Node ownNode() {
		return node();
	}

	@Bean
	DataConverter ownConverter() {
		return new TextDataConverter();
	}

	@Bean
	SseBroadcaster ownBroadcaster(Node node, DataConverter converter) {
		return new DefaultSseBroadcaster(node, node, converter);
	}

	@Bean
	SseListenerNotifier ownNotifier(ObjectProvider<SseListener> listeners) {
		return new SseListenerNotifier(listeners, Runnable::run);
	}

	@Bean
	NodeLifecycle ownLifecycle(Node node) {
		return new NodeLifecycle(node, Duration.ZERO);
	}

	@Bean
	PlainDialect ownDialect() {
		return new PlainDialect();
	}

	@Bean
	ServletTransport ownTransport() {
		return new ServletTransport();
	}

	@Bean
	SseEndpoints ownEndpoints(PlainDialect dialect, ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return new SseEndpoints(List.of(dialect), new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO), mappings);
	}

	@Bean
	SseReturnValueHandler ownHandler(Node node, SseEndpoints endpoints, ServletTransport transport) {
		return new SseReturnValueHandler(node, endpoints, transport, ClientManners.streamsOnly(),
				ContextCarrier.of(List.of()));
	}

	@Bean
	ClientManners ownManners() {
		return ClientManners.streamsOnly();
	}

	@Bean
	ClientKey ownKey() {
		return HttpServletRequest::getRemoteAddr;
	}

	@Bean
	ReconnectInterceptor ownInterceptor(SseEndpoints endpoints, ClientKey key) {
		return new ReconnectInterceptor(endpoints, new ReconnectLimit(0, System::nanoTime), key);
	}

	@Bean
	SseWebMvcConfigurer ownConfigurer(SseReturnValueHandler handler, ReconnectInterceptor interceptor) {
		return new SseWebMvcConfigurer(handler, interceptor);
	}

	@Bean
	SseExceptionResolver ownResolver(SseEndpoints endpoints, ObjectProvider<HandlerExceptionResolver> resolvers) {
		return new SseExceptionResolver(endpoints, resolvers);
	}

}
