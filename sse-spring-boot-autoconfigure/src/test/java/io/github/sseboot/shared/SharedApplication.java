package io.github.sseboot.shared;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * What a page of the shared client talks to.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration" })
@Import(SharedApplication.Pages.class)
class SharedApplication {

	static int port(ServletWebServerApplicationContext context) {
		return context.getWebServer().getPort();
	}

	@RestController
	static class Pages {

		private static final String PAGE = """
				<!doctype html>
				<title>A tab</title>
				<script type="module">
				import { connect } from '/sse/client.js';
				window.seen = [];
				window.states = [];
				window.open = (url, options) => {
					const stream = window.stream = connect(url, options);
					const note = ({ type, data, lastEventId }) => seen.push(`${type} ${data}`);
					for (const type of ['message', 'tick', 'sse.open', 'sse.gap', 'sse.refused', 'sse.close', 'sse.end']) {
						stream.addEventListener(type, note);
					}
					stream.addEventListener('sse.state', ({ data, status }) => states.push(status ? `${data} ${status}` : data));
				};
				window.events = () => seen.filter((line) => !line.startsWith('sse.'));
				</script>
				""";

		private final Set<String> tokens = ConcurrentHashMap.newKeySet();

		@GetMapping(path = "/tab", produces = MediaType.TEXT_HTML_VALUE)
		String tab() {
			return PAGE;
		}

		@SseEndpoint(path = "/live", dialect = "shared")
		SseStream live(@RequestParam(defaultValue = "lobby") List<String> channel) {
			return SseStream.of(channel.stream()
				.map((name) -> name.contains("*") ? SseChannel.matching(name) : SseChannel.of(name))
				.toArray(SseChannel[]::new));
		}

		/** Each request needs a token of its own. */
		@SseEndpoint(path = "/guarded", dialect = "shared")
		SseChannel guarded(@RequestHeader("X-Token") String token) {
			if (!this.tokens.remove(token)) {
				throw new ResponseStatusException(HttpStatus.FORBIDDEN);
			}
			return SseChannel.of("guarded");
		}

		@GetMapping("/token")
		String token() {
			String token = Integer.toString(System.identityHashCode(new Object())) + System.nanoTime();
			this.tokens.add(token);
			return token;
		}

	}

}
