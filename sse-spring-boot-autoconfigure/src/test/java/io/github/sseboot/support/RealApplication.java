package io.github.sseboot.support;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.sseboot.SseBroadcaster;

/**
 * An application as a user of the starter has it, on a real server, with everything
 * auto-configured but a database and, unless a test imports it, security.
 */
public final class RealApplication implements AutoCloseable {

	public static final Duration SOON = Duration.ofSeconds(10);

	private final ConfigurableApplicationContext context;

	private RealApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static RealApplication start(List<String> properties, Class<?>... configurations) {
		List<Class<?>> sources = new ArrayList<>(List.of(configurations));
		sources.add(Everything.class);
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off"));
		all.addAll(properties);
		return new RealApplication(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.SERVLET)
					.properties(all.toArray(String[]::new))
					.run());
	}

	public static RealApplication start(Class<?>... configurations) {
		return start(List.of(), configurations);
	}

	public SseBroadcaster sse() {
		return bean(SseBroadcaster.class);
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public SseRequest get(String path) {
		return SseRequest.get(URI.create(
				"http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port") + path));
	}

	/**
	 * A client whose stream is open.
	 */
	public SseClient open(String path) {
		return open(get(path));
	}

	public SseClient open(SseRequest request) {
		SseClient client = SseClient.open(request);
		client.awaitEvents(1, SOON);
		return client;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What Spring Boot and the starter bring.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
			"org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration" })
	static class Everything {

	}

}
