package io.github.sseboot.webmvc;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

/**
 * A running application with a web server, the web side of ours, and the controllers of a
 * test.
 */
final class TestApplication implements AutoCloseable {

	static final Duration SOON = Duration.ofSeconds(10);

	private final ServletWebServerApplicationContext context;

	private TestApplication(ServletWebServerApplicationContext context) {
		this.context = context;
	}

	static TestApplication start(Server server, Class<?>... configurations) {
		return start(server, Map.of(), configurations);
	}

	static TestApplication start(Server server, Map<String, Object> properties, Class<?>... configurations) {
		return start(StreamConfiguration.class, server, properties, configurations);
	}

	/**
	 * With everything as the starter wires it.
	 */
	static TestApplication startWithStarter(Server server, Map<String, Object> properties, Class<?>... configurations) {
		return start(StarterConfiguration.class, server, properties, configurations);
	}

	private static TestApplication start(Class<?> web, Server server, Map<String, Object> properties,
			Class<?>... configurations) {
		List<Class<?>> sources = new ArrayList<>(List.of(configurations));
		sources.addAll(server.configurations());
		sources.add(web);
		return new TestApplication(
				(ServletWebServerApplicationContext) new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
					.properties(Map.of("server.port", "0", "spring.main.banner-mode", Banner.Mode.OFF))
					.properties(properties)
					.run());
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	int port() {
		return this.context.getWebServer().getPort();
	}

	SseTestClient client() {
		return SseTestClient.to(port());
	}

	SseTestStream open(String path) {
		return client().open(path);
	}

	/**
	 * For what the client of the test kit does not see: bytes, and how a connection ends.
	 */
	SseClient openSocket(String path) {
		return SseClient.open(get(path));
	}

	SseRequest get(String path) {
		return SseRequest.get(uri(path));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	void publish(String channel, Object data) {
		bean(SseBroadcaster.class).publish(SseChannel.of(channel), data).toCompletableFuture().join();
	}

	void complete(String channel) {
		bean(SseBroadcaster.class).complete(SseChannel.of(channel)).toCompletableFuture().join();
	}

	void reopen(String channel) {
		bean(SseBroadcaster.class).reopen(SseChannel.of(channel)).toCompletableFuture().join();
	}

	void awaitListener(String channel) {
		Awaitility.await().until(() -> bean(SseBroadcaster.class).listeners(SseChannel.of(channel)) > 0);
	}

	/**
	 * Waits until nobody is connected any more.
	 */
	void awaitNobody(Duration atMost) {
		Awaitility.await().atMost(atMost).until(() -> bean(Node.class).statistics().connections() == 0);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
