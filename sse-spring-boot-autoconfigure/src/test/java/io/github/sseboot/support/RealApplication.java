package io.github.sseboot.support;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

/**
 * An application as a user of the starter has it, on a real server, with everything
 * auto-configured but a database and, unless a test imports it, security.
 */
public final class RealApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RealApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static RealApplication start(OnServer server, List<String> properties, Class<?>... configurations) {
		List<Class<?>> sources = new ArrayList<>(List.of(configurations));
		sources.add(Everything.class);
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"spring.autoconfigure.exclude=" + server.excluded()));
		all.addAll(properties);
		return new RealApplication(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.SERVLET)
					.properties(all.toArray(String[]::new))
					.run());
	}

	public static RealApplication start(OnServer server, Class<?>... configurations) {
		return start(server, List.of(), configurations);
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

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	public SseTestClient client() {
		return SseTestClient.to(port());
	}

	public SseTestStream open(String path) {
		return client().open(path);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What Spring Boot and the starter bring.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Everything {

	}

}
