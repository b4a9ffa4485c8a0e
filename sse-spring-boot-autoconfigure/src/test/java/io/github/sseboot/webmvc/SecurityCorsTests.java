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

import io.github.sseboot.test.ReceivedAnswer;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

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
		ReceivedAnswer answer = CorsTests.preflight(app.uri("/orders/1"), CorsTests.PAGE, "GET",
				"authorization,last-event-id");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(CorsTests.PAGE);
		assertThat(answer.header("Access-Control-Allow-Credentials")).hasValue("true");
	}

	@Test
	void theStreamDoesAndItsRefusalCanBeReadByThePage() {
		SseTestClient page = app.client().header("Origin", CorsTests.PAGE);
		String login = "Basic " + HttpHeaders.encodeBasicAuth("alice", "pass", null);
		try (SseTestStream stream = page.header("Authorization", login).open("/orders/1")) {
			stream.awaitOpen();
			stream.hasHeader("Access-Control-Allow-Origin", CorsTests.PAGE);
		}
		try (SseTestStream stream = page.open("/orders/1")) {
			stream.hasStatus(401).hasHeader("Access-Control-Allow-Origin", CorsTests.PAGE);
		}
	}

	@Test
	void anotherPageIsRefusedBeforeTheLogin() {
		String evil = "https://evil.example";
		try (SseTestStream stream = app.client().header("Origin", evil).open("/orders/1")) {
			CorsTests.refused(stream.answer());
		}
		CorsTests.refused(CorsTests.preflight(app.uri("/orders/1"), evil, "GET", "last-event-id"));
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
