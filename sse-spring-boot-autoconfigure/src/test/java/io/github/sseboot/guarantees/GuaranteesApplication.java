package io.github.sseboot.guarantees;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseListener;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * What the guarantees are shown with.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration" })
@Import({ GuaranteesApplication.Endpoints.class, GuaranteesApplication.Registers.class })
class GuaranteesApplication {

	static SseChannel channel(String id) {
		return SseChannel.of("c/{id}", id);
	}

	@Configuration(proxyBeanMethods = false)
	static class Registers {

		@Bean
		Register register() {
			return new Register();
		}

	}

	@RestController
	static class Endpoints {

		@SseEndpoint("/channel/{id}")
		SseChannel one(@PathVariable String id) {
			return channel(id);
		}

		@SseEndpoint("/several")
		SseStream several(@RequestParam List<String> id) {
			return SseStream.of(id.stream().map(GuaranteesApplication::channel).toList());
		}

		@SseEndpoint("/pattern")
		SseStream pattern() {
			return SseStream.of(SseChannel.matching("c/*"), SseChannel.of("d"));
		}

		@SseEndpoint("/policy/{id}")
		SseStream policy(@PathVariable String id, @RequestParam LagPolicy onLag) {
			return SseStream.of(channel(id)).onLag(onLag);
		}

	}

	/**
	 * Notes who came and who went, and why.
	 */
	static class Register implements SseListener {

		private final Map<String, Queue<String>> calls = new ConcurrentHashMap<>();

		@Override
		public void opened(SseConnection connection) {
			note(connection, "opened");
		}

		@Override
		public void closed(SseConnection connection, CloseReason reason) {
			note(connection, reason.name());
		}

		Map<String, Queue<String>> calls() {
			return this.calls;
		}

		long count(CloseReason reason) {
			return this.calls.values().stream().filter((calls) -> calls.contains(reason.name())).count();
		}

		private void note(SseConnection connection, String call) {
			this.calls.computeIfAbsent(connection.id(), (key) -> new ConcurrentLinkedQueue<>()).add(call);
		}

	}

}
