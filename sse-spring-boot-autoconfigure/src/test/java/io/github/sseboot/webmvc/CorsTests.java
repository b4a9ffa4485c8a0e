package io.github.sseboot.webmvc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of other origins, as Spring MVC lets them in: by {@code CorsRegistry}, and by
 * {@code @CrossOrigin} on the method.
 */
@ParameterizedClass
@EnumSource
class CorsTests {

	static final String PAGE = "https://app.example";

	private static TestApplication app;

	CorsTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Pages.class, Registry.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "GET | cache-control,x-requested-with", "GET | cache-control,last-event-id,x-requested-with",
					"GET | authorization", "GET | last-event-id", "POST | authorization,content-type",
					"POST | authorization,content-type,last-event-id", "POST | authorization,content-type,x-xsrf-token",
					"GET | hx-current-url,hx-request,hx-target", "POST | content-type,datastar-request",
					"POST | accept,content-type,mcp-protocol-version,mcp-session-id" })
	void thePreflightsOfAllClientsAreAnswered(String method, String headers) {
		for (String path : List.of("/registry", "/annotated")) {
			try (SseClient client = preflight(path, PAGE, method, headers)) {
				assertThat(client.status()).isEqualTo(200);
				assertThat(client.head().header("Access-Control-Allow-Origin")).hasValue(PAGE);
				assertThat(client.head().header("Access-Control-Allow-Credentials")).hasValue("true");
				assertThat(client.head().header("Access-Control-Allow-Methods").orElseThrow()).contains(method);
				assertThat(client.head().header("Access-Control-Allow-Headers").orElseThrow().split(", *"))
					.containsExactlyInAnyOrder(headers.split(","));
				assertThat(client.head().header("Access-Control-Max-Age")).hasValue("3600");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/registry", "/annotated" })
	void aPageThatIsAllowedGetsTheStreamWithCredentials(String path) {
		try (SseClient client = SseClient
			.open(app.get(path + "?id=1").header("Origin", PAGE).header("Cookie", "a=b"))) {
			client.awaitEvents(1, TestApplication.SOON);
			assertThat(client.head().header("Access-Control-Allow-Origin")).hasValue(PAGE);
			assertThat(client.head().header("Access-Control-Allow-Credentials")).hasValue("true");
			assertThat(client.head().header("Vary")).isPresent();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/registry", "/annotated" })
	void anErrorCanBeReadByThePage(String path) {
		try (SseClient client = SseClient.open(app.get(path).header("Origin", PAGE))) {
			assertThat(client.status()).isEqualTo(400);
			assertThat(client.head().header("Access-Control-Allow-Origin")).hasValue(PAGE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "https://app.example.evil.example", "http://app.example", "null" })
	void aPageThatIsNotIsRefusedAsSpringRefusesIt(String origin) {
		long opened = app.bean(Node.class).statistics().opened();
		for (String path : List.of("/registry", "/annotated")) {
			try (SseClient client = preflight(path, origin, "GET", "last-event-id")) {
				refused(client);
			}
			try (SseClient client = SseClient.open(app.get(path + "?id=1").header("Origin", origin))) {
				refused(client);
			}
		}
		assertThat(app.bean(Node.class).statistics().opened()).isEqualTo(opened);
	}

	@Test
	void aMethodThatIsNotAllowedIsRefused() {
		try (SseClient client = preflight("/registry", PAGE, "DELETE", "last-event-id")) {
			refused(client);
		}
	}

	static SseRequest preflightOf(SseRequest get, String origin, String method, String headers) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("Origin", origin);
		all.put("Access-Control-Request-Method", method);
		all.put("Access-Control-Request-Headers", headers);
		return new SseRequest("OPTIONS", get.uri(), all, "", 0, Long.MAX_VALUE);
	}

	static void refused(SseClient client) {
		assertThat(client.status()).isEqualTo(403);
		assertThat(client.head().header("Access-Control-Allow-Origin")).isEmpty();
		client.awaitClosed(TestApplication.SOON);
		assertThat(client.transcript()).contains("Invalid CORS request");
	}

	private static SseClient preflight(String path, String origin, String method, String headers) {
		return SseClient.open(preflightOf(app.get(path), origin, method, headers));
	}

	@RestController
	static class Pages {

		@SseEndpoint(path = "/registry", method = { RequestMethod.GET, RequestMethod.POST })
		SseChannel registry(@RequestParam String id) {
			return SseChannel.of("orders/{id}", id);
		}

		@CrossOrigin(origins = PAGE, allowCredentials = "true", maxAge = 3600)
		@SseEndpoint(path = "/annotated", method = { RequestMethod.GET, RequestMethod.POST })
		SseChannel annotated(@RequestParam String id) {
			return SseChannel.of("orders/{id}", id);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Registry {

		@Bean
		WebMvcConfigurer cors() {
			return new WebMvcConfigurer() {

				@Override
				public void addCorsMappings(CorsRegistry registry) {
					registry.addMapping("/registry")
						.allowedOrigins(PAGE)
						.allowedMethods("GET", "POST")
						.allowCredentials(true)
						.maxAge(3600);
				}

			};
		}

	}

}
