package io.github.sseboot.webmvc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.sseboot.SseListener;
import io.github.sseboot.context.ContextCarrier;
import io.github.sseboot.context.NodeLifecycle;
import io.github.sseboot.context.SseListenerNotifier;
import io.github.sseboot.core.Application;
import io.github.sseboot.core.DefaultSseBroadcaster;
import io.github.sseboot.core.Limits;
import io.github.sseboot.core.Node;
import io.github.sseboot.core.NodeSettings;
import io.github.sseboot.core.Rig;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.core.producer.StreamSettings;
import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.core.wire.Refusal;
import io.github.sseboot.servlet.FullTransport;
import io.github.sseboot.servlet.ServletTransport;
import io.github.sseboot.webmvc.client.ClientManners;
import io.github.sseboot.webmvc.client.ReconnectLimit;

/**
 * The web side as an application has it, with limits by property.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
		JacksonAutoConfiguration.class, HttpEncodingAutoConfiguration.class, ValidationAutoConfiguration.class,
		TaskExecutionAutoConfiguration.class })
class StreamConfiguration {

	static final TestDialect DIALECT = new TestDialect() {

		@Override
		public Encoded open(Opening opening, int idLength) {
			Block block = Block.start().event("sse.open");
			return (opening.baseline() ? block.openId(idLength) : block).retry(opening.retry())
				.data(opening.resume().text())
				.end();
		}

		@Override
		public Encoded refused(Refusal refusal) {
			return Block.start().event("sse.refused").retry(refusal.retry()).data(refusal.reason().text()).end();
		}

	};

	@Bean
	Node node(Environment environment, SseListenerNotifier notifier,
			@Qualifier("applicationTaskExecutor") Executor executor) {
		NodeSettings settings = new NodeSettings(2, environment.getProperty("test.memory", Long.class, 64L << 20),
				Duration.ofMillis(10),
				new Limits(environment.getProperty("test.connections", Integer.class, 1000), 1000, 4 << 20,
						environment.getProperty("test.snapshot-size", Integer.class, 1 << 20)),
				new ChannelRules(List.of(), Rig.settings(100, 4 << 20)), List.of(DIALECT));
		Duration linger = environment.getProperty("test.linger", Duration.class, Duration.ofSeconds(30));
		return Node.create(settings, new MemoryEventLog(0, System.nanoTime()), System::nanoTime, notifier,
				new Application(StreamConfiguration::convert, executor), new StreamSettings(linger, 1 << 20, 256));
	}

	@Bean
	DefaultSseBroadcaster broadcaster(Node node) {
		return new DefaultSseBroadcaster(node, node::publish, StreamConfiguration::convert);
	}

	private static byte @Nullable [] convert(@Nullable Object data) {
		return (data != null) ? data.toString().getBytes(StandardCharsets.UTF_8) : null;
	}

	@Bean
	ServletTransport transport(Environment environment) {
		return environment.getProperty("test.full", Boolean.class, false) ? FullTransport.create()
				: new ServletTransport();
	}

	@Bean
	FilterRegistrationBean<EventStreamErrorFilter> errorFilter() {
		FilterRegistrationBean<EventStreamErrorFilter> filter = new FilterRegistrationBean<>(
				new EventStreamErrorFilter());
		filter.setDispatcherTypes(DispatcherType.ERROR);
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	@Bean
	SseEndpoints endpoints(Environment environment, ObjectProvider<RequestMappingHandlerMapping> mappings) {
		Timing timing = new Timing(environment.getProperty("test.heartbeat", Duration.class, Duration.ofSeconds(1)),
				Duration.ZERO, environment.getProperty("test.retry", Duration.class, Duration.ofSeconds(3)));
		return new SseEndpoints(List.of(DIALECT), timing, mappings);
	}

	@Bean
	SseReturnValueHandler returnValueHandler(Environment environment, Node node, SseEndpoints endpoints,
			ServletTransport transport) {
		Duration hold = environment.getProperty("test.hold", Duration.class);
		return new SseReturnValueHandler(node, endpoints, transport,
				(hold != null) ? ClientManners.withLongPoll(hold) : ClientManners.streamsOnly(),
				ContextCarrier.of(List.of()));
	}

	@Bean
	SseWebMvcConfigurer webMvcConfigurer(Environment environment, SseReturnValueHandler handler,
			SseEndpoints endpoints) {
		ReconnectLimit limit = new ReconnectLimit(environment.getProperty("test.reconnects", Integer.class, 0),
				System::nanoTime);
		return new SseWebMvcConfigurer(handler,
				new ReconnectInterceptor(endpoints, limit, (request) -> "" + request.getHeader("X-Client")));
	}

	@Bean
	SseExceptionResolver exceptionResolver(SseEndpoints endpoints, ObjectProvider<HandlerExceptionResolver> resolvers) {
		return new SseExceptionResolver(endpoints, resolvers);
	}

	@Bean
	SseListenerNotifier listenerNotifier(ObjectProvider<SseListener> listeners,
			@Qualifier("applicationTaskExecutor") Executor executor) {
		return new SseListenerNotifier(listeners, executor);
	}

	@Bean
	NodeLifecycle lifecycle(Node node) {
		return new NodeLifecycle(node, Duration.ofSeconds(2));
	}

}
