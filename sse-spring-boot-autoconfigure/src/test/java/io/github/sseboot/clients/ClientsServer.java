package io.github.sseboot.clients;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseTarget;

/**
 * The application on a port of its own. Heartbeats come often, so that they are in the
 * way of everything, and clients come back soon.
 */
final class ClientsServer implements AutoCloseable {

	/**
	 * Servers start and stop on several threads, and Spring Boot sets up one logging
	 * system for the whole process when an application starts: two at once take the
	 * other's settings away.
	 */
	private static final Object ONE_AT_A_TIME = new Object();

	private final ConfigurableApplicationContext context;

	private ClientsServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ClientsServer start(Class<?> container, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"sse.heartbeat.interval=200ms", "sse.connection.retry=200ms"));
		all.addAll(List.of(properties));
		SpringApplicationBuilder application = new SpringApplicationBuilder(ClientsApplication.class, container)
			.web(WebApplicationType.SERVLET)
			.properties(all.toArray(String[]::new));
		synchronized (ONE_AT_A_TIME) {
			return new ClientsServer(application.run());
		}
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	/**
	 * Whether somebody listens: the stream has begun, so what is published from now on is
	 * for it.
	 */
	boolean open(SseChannel channel) {
		return !sse().connections().channel(channel).isEmpty();
	}

	void publish(SseChannel channel, SseEvent event) {
		sse().publish(channel, event).toCompletableFuture().join();
	}

	void endForNow(SseChannel channel) {
		sse().close(SseTarget.channel(channel), CloseReason.EXPIRED);
	}

	void complete(SseChannel channel) {
		sse().complete(channel).toCompletableFuture().join();
	}

	List<RequestLog.Entry> requests(String path) {
		return ((RequestLog) this.context.getBean("requestLog", FilterRegistrationBean.class).getFilter()).of(path);
	}

	@Override
	public void close() {
		synchronized (ONE_AT_A_TIME) {
			this.context.close();
		}
	}

	private SseBroadcaster sse() {
		return this.context.getBean(SseBroadcaster.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Tomcat {

		@Bean
		TomcatServletWebServerFactory webServerFactory() {
			return new TomcatServletWebServerFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jetty {

		@Bean
		JettyServletWebServerFactory webServerFactory() {
			return new JettyServletWebServerFactory();
		}

	}

}
