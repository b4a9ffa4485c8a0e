package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import io.github.sseboot.support.SseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of other origins where Spring Security is in front: it answers the preflights,
 * which come without credentials.
 */
@ParameterizedClass
@EnumSource
class SecurityCorsTests {

	private static TestApplication app;

	SecurityCorsTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, TestController.class, Security.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aPreflightNeedsNoLogin() {
		try (SseClient client = SseClient
			.open(CorsTests.preflightOf(app.get("/orders/1"), CorsTests.PAGE, "GET", "authorization,last-event-id"))) {
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.head().header("Access-Control-Allow-Origin")).hasValue(CorsTests.PAGE);
			assertThat(client.head().header("Access-Control-Allow-Credentials")).hasValue("true");
		}
	}

	@Test
	void theStreamDoesAndItsRefusalCanBeReadByThePage() {
		String login = "Basic " + HttpHeaders.encodeBasicAuth("alice", "pass", null);
		try (SseClient client = SseClient
			.open(app.get("/orders/1").header("Origin", CorsTests.PAGE).header("Authorization", login))) {
			client.awaitEvents(1, TestApplication.SOON);
			assertThat(client.head().header("Access-Control-Allow-Origin")).hasValue(CorsTests.PAGE);
		}
		try (SseClient client = SseClient.open(app.get("/orders/1").header("Origin", CorsTests.PAGE))) {
			assertThat(client.status()).isEqualTo(401);
			assertThat(client.head().header("Access-Control-Allow-Origin")).hasValue(CorsTests.PAGE);
		}
	}

	@Test
	void anotherPageIsRefusedBeforeTheLogin() {
		try (SseClient client = SseClient.open(app.get("/orders/1").header("Origin", "https://evil.example"))) {
			CorsTests.refused(client);
		}
		try (SseClient client = SseClient
			.open(CorsTests.preflightOf(app.get("/orders/1"), "https://evil.example", "GET", "last-event-id"))) {
			CorsTests.refused(client);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class })
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.cors(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		CorsConfigurationSource corsConfigurationSource() {
			CorsConfiguration cors = new CorsConfiguration();
			cors.setAllowedOrigins(List.of(CorsTests.PAGE));
			cors.setAllowedMethods(List.of("GET", "POST"));
			cors.setAllowedHeaders(List.of("*"));
			cors.setAllowCredentials(true);
			cors.setMaxAge(Duration.ofHours(1));
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", cors);
			return source;
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("{noop}pass").authorities("user").build());
		}

	}

}
