package io.github.sseboot.webmvc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

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
import io.github.sseboot.test.ReceivedAnswer;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of other origins, as Spring MVC lets them in: by {@code CorsRegistry}, and by
 * {@code @CrossOrigin} on the method.
 */
@ParameterizedClass
@EnumSource
class CorsTests {

	static final String PAGE = "https://app.example";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

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
			ReceivedAnswer answer = preflight(app.uri(path), PAGE, method, headers);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(PAGE);
			assertThat(answer.header("Access-Control-Allow-Credentials")).hasValue("true");
			assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains(method);
			assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow().split(", *"))
				.containsExactlyInAnyOrder(headers.split(","));
			assertThat(answer.header("Access-Control-Max-Age")).hasValue("3600");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/registry", "/annotated" })
	void aPageThatIsAllowedGetsTheStreamWithCredentials(String path) {
		try (SseTestStream stream = page(PAGE).header("Cookie", "a=b").open(path + "?id=1")) {
			stream.awaitOpen();
			stream.hasHeader("Access-Control-Allow-Origin", PAGE).hasHeader("Access-Control-Allow-Credentials", "true");
			assertThat(stream.answer().header("Vary")).isPresent();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/registry", "/annotated" })
	void anErrorCanBeReadByThePage(String path) {
		try (SseTestStream stream = page(PAGE).open(path)) {
			stream.hasStatus(400).hasHeader("Access-Control-Allow-Origin", PAGE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "https://app.example.evil.example", "http://app.example", "null" })
	void aPageThatIsNotIsRefusedAsSpringRefusesIt(String origin) {
		long opened = app.bean(Node.class).statistics().opened();
		for (String path : List.of("/registry", "/annotated")) {
			refused(preflight(app.uri(path), origin, "GET", "last-event-id"));
			try (SseTestStream stream = page(origin).open(path + "?id=1")) {
				refused(stream.answer());
			}
		}
		assertThat(app.bean(Node.class).statistics().opened()).isEqualTo(opened);
	}

	@Test
	void aMethodThatIsNotAllowedIsRefused() {
		refused(preflight(app.uri("/registry"), PAGE, "DELETE", "last-event-id"));
	}

	private static SseTestClient page(String origin) {
		return app.client().header("Origin", origin);
	}

	/**
	 * What a browser asks before a page of another origin may send its request.
	 */
	static ReceivedAnswer preflight(URI uri, String origin, String method, String headers) {
		HttpRequest request = HttpRequest.newBuilder(uri)
			.version(HttpClient.Version.HTTP_1_1)
			.timeout(TestApplication.SOON)
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", origin)
			.header("Access-Control-Request-Method", method)
			.header("Access-Control-Request-Headers", headers)
			.build();
		HttpResponse<String> response = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
		return new ReceivedAnswer(response.statusCode(), response.headers().map(), response.body());
	}

	static void refused(ReceivedAnswer answer) {
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
		assertThat(answer.body()).contains("Invalid CORS request");
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
