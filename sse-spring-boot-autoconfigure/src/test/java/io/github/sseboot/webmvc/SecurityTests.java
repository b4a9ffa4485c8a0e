package io.github.sseboot.webmvc;

import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security in front: whoever is let in stays in until the end of the stream, and
 * neither its end nor a disconnect asks again.
 */
@ParameterizedClass
@EnumSource
class SecurityTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	SecurityTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, Controller.class, Security.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "basic", "bearer", "own" })
	void theEndOfAStreamLeavesNothingInTheLog(String kind) {
		try (SseTestStream client = open(kind)) {
			app.publish("alice", "for alice");
			app.complete("alice");
			client.awaitData("for alice").awaitEnd();
			assertThat(client.answer().headers().get("X-Content-Type-Options")).containsExactly("nosniff");
			assertThat(client.answer().headers().get("Cache-Control"))
				.containsExactly("no-cache, no-store, no-transform");
		}
		finally {
			app.reopen("alice");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@ParameterizedTest
	@ValueSource(strings = { "basic", "bearer", "own" })
	void aDisconnectLeavesNothingInTheLog(String kind) {
		try (SseTestStream client = open(kind)) {
			client.awaitOpen();
		}
		try (SseClient client = SseClient.open(app.get("/mine").header("Authorization", authorization(kind)))) {
			client.awaitEvents(1, TestApplication.SOON);
			client.reset();
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aStrangerGets401() {
		try (SseTestStream client = app.open("/mine")) {
			client.hasStatus(401);
		}
	}

	@Test
	void whatTheControllerDeniesIs403() {
		try (SseTestStream client = app.client().header("Authorization", "Own alice").open("/denied")) {
			client.hasStatus(403);
		}
		this.log.nothingAtWarnOrAbove();
	}

	private static SseTestStream open(String kind) {
		return app.client().header("Authorization", authorization(kind)).open("/mine");
	}

	private static String authorization(String kind) {
		return switch (kind) {
			case "basic" -> "Basic " + Base64.getEncoder().encodeToString("alice:secret".getBytes());
			case "bearer" -> "Bearer " + Security.token();
			default -> "Own alice";
		};
	}

	@RestController
	static class Controller {

		@SseEndpoint("/mine")
		SseChannel mine(Principal principal) {
			return SseChannel.of("{user}", principal.getName());
		}

		@SseEndpoint("/denied")
		SseChannel denied() {
			throw new AccessDeniedException("no");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class })
	static class Security {

		private static final SecretKey KEY = new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(),
				"HmacSHA256");

		static String token() {
			JwtClaimsSet claims = JwtClaimsSet.builder()
				.subject("alice")
				.expiresAt(Instant.now().plus(Duration.ofHours(1)))
				.build();
			return new NimbusJwtEncoder(new ImmutableSecret<>(KEY))
				.encode(JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims))
				.getTokenValue();
		}

		@Bean
		JwtDecoder decoder() {
			return NimbusJwtDecoder.withSecretKey(KEY).build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}secret").build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.addFilterBefore(new OwnFilter(), BasicAuthenticationFilter.class)
				.build();
		}

	}

	/**
	 * As many applications have it: sets the context, saves it nowhere.
	 */
	private static final class OwnFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			@Nullable String authorization = request.getHeader("Authorization");
			if (authorization != null && authorization.startsWith("Own ")) {
				SecurityContext context = SecurityContextHolder.createEmptyContext();
				context.setAuthentication(
						UsernamePasswordAuthenticationToken.authenticated(authorization.substring(4), null, List.of()));
				SecurityContextHolder.setContext(context);
			}
			chain.doFilter(request, response);
		}

	}

}
