package io.github.sseboot.guarantees;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardContext;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.core.Node;

/**
 * An application with the starter on a real server, and a publisher whose events count:
 * {@code channel:1}, {@code channel:2}, and so on.
 */
final class LiveServer implements AutoCloseable {

	private final Map<SseChannel, AtomicLong> numbers = new ConcurrentHashMap<>();

	private final ConfigurableApplicationContext context;

	private LiveServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static LiveServer start(Container container, String... properties) {
		return start(container, null, properties);
	}

	/**
	 * Start with one more filter, which may be {@code null}.
	 */
	static LiveServer start(Container container, Filter filter, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"server.tomcat.max-connections=20000", "server.tomcat.accept-count=5000", "sse.limits.event-size=2MB"));
		all.addAll(List.of(properties));
		return new LiveServer(new SpringApplicationBuilder(GuaranteesApplication.class, container.configuration())
			.web(WebApplicationType.SERVLET)
			.initializers((context) -> register(context, filter))
			.properties(all.toArray(String[]::new))
			.run());
	}

	private static void register(ConfigurableApplicationContext context, Filter filter) {
		if (filter != null) {
			((GenericApplicationContext) context).registerBean("filter", Filter.class, () -> filter);
		}
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	SseBroadcaster sse() {
		return this.context.getBean(SseBroadcaster.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	SseStatistics statistics() {
		return this.context.getBean(Node.class).statistics();
	}

	/**
	 * Requests that Tomcat takes for asynchronous and not ended.
	 */
	long requestsOfTomcat() {
		WebServer server = ((WebServerApplicationContext) this.context).getWebServer();
		return Arrays.stream(((TomcatWebServer) server).getTomcat().getHost().findChildren())
			.mapToLong((child) -> ((StandardContext) child).getInProgressAsyncCount())
			.sum();
	}

	long memory() {
		return this.context.getBean(Node.class).statistics().memory();
	}

	/**
	 * Publish the next number of a channel.
	 */
	long publish(SseChannel channel) {
		return publish(channel, "");
	}

	/**
	 * Publish the next number of a channel, with more behind it.
	 */
	long publish(SseChannel channel, String more) {
		AtomicLong last = this.numbers.computeIfAbsent(channel, (key) -> new AtomicLong());
		synchronized (last) {
			long number = last.incrementAndGet();
			sse().publish(channel, channel + ":" + number + more);
			return number;
		}
	}

	long last(SseChannel channel) {
		AtomicLong last = this.numbers.get(channel);
		return (last != null) ? last.get() : 0;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
