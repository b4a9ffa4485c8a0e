package io.github.sseboot.test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.support.OnServer;

/**
 * An application of a user of the kit.
 */
final class KitServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private KitServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static KitServer start(OnServer server, String... properties) {
		return new KitServer(new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off",
					"spring.autoconfigure.exclude=" + server.excluded())
			.properties(properties)
			.run());
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	SseTestClient client() {
		return bean(SseTestClient.class);
	}

	SseBroadcaster sse() {
		return bean(SseBroadcaster.class);
	}

	/**
	 * How often the endpoints for POST have begun to work.
	 */
	int posts() {
		return bean(AtomicInteger.class).get();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@AutoConfigureSseTest
	@Import(Endpoints.class)
	static class Application {

		@Bean
		AtomicInteger posts() {
			return new AtomicInteger();
		}

	}

	@RestController
	static class Endpoints {

		private final AtomicInteger posts;

		Endpoints(AtomicInteger posts) {
			this.posts = posts;
		}

		@SseEndpoint("/orders/{id}")
		SseChannel order(@PathVariable String id) {
			return SseChannel.of("orders/{id}", id);
		}

		@SseEndpoint("/several")
		SseStream several() {
			return SseStream.of(SseChannel.each("orders/{id}", List.of(1, 2)));
		}

		@SseEndpoint("/late")
		CompletionStage<SseChannel> late() {
			return CompletableFuture.supplyAsync(() -> SseChannel.of("orders/late"));
		}

		@SseEndpoint("/secret")
		SseChannel secret(@RequestHeader("X-Token") String token) {
			return SseChannel.of("orders/{id}", token);
		}

		@SseEndpoint(path = "/answers", method = RequestMethod.POST)
		SseChannel answer(@RequestBody String id) {
			this.posts.incrementAndGet();
			return SseChannel.of("orders/{id}", id);
		}

		/**
		 * A stream is started once however often it is asked for.
		 */
		@SseEndpoint(path = "/answers/once", method = RequestMethod.POST)
		SseStream answerOnce(@RequestBody String id) {
			return SseStream.start("answers/" + id, (out) -> {
				this.posts.incrementAndGet();
				out.send("answered");
			});
		}

	}

}
