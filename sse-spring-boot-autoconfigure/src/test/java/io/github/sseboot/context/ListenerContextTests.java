package io.github.sseboot.context;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.context.ContextRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseListener;
import io.github.sseboot.SseStream;
import io.github.sseboot.SseTarget;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What of the request a listener finds: Spring Security, MDC, and what is registered for
 * context propagation.
 */
@ParameterizedClass
@EnumSource
class ListenerContextTests {

	private static final ThreadLocal<String> TRACE = new ThreadLocal<>();

	private static final List<String> HEARD = new CopyOnWriteArrayList<>();

	private static final List<SseConnection> KEPT = new CopyOnWriteArrayList<>();

	private static RealApplication app;

	ListenerContextTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		ContextRegistry.getInstance().registerThreadLocalAccessor("test.trace", TRACE);
		app = RealApplication.start(server, Secured.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
		ContextRegistry.getInstance().removeThreadLocalAccessor("test.trace");
	}

	@BeforeEach
	void forget() {
		HEARD.clear();
		KEPT.clear();
	}

	@Test
	void eachCallHasTheContextOfItsOwnRequestAndLeavesTheThreadClean() {
		try (SseTestStream alice = open("/stream", "alice", "r1"); SseTestStream bob = open("/private", "bob", "r2")) {
			await().until(() -> HEARD.size() == 2);
			app.sse().close(SseTarget.user("alice"), CloseReason.REVOKED);
			await().until(() -> HEARD.size() == 3);
			app.sse().close(SseTarget.user("bob"), CloseReason.REVOKED);
			await().until(() -> HEARD.size() == 4);
			alice.awaitClosed(CloseReason.REVOKED);
			bob.awaitClosed(CloseReason.REVOKED);
		}
		assertThat(HEARD.subList(0, 2)).containsExactlyInAnyOrder("opened alice r1 r1", "opened bob r2 r2");
		assertThat(HEARD.subList(2, 4)).containsExactly("closed alice r1 r1", "closed bob r2 r2");
		app.context().getBean("applicationTaskExecutor", Executor.class).execute(() -> HEARD.add("after " + here()));
		await().until(() -> HEARD.size() == 5);
		assertThat(HEARD.get(4)).isEqualTo("after null null null");
	}

	@Test
	void afterTheLastCallNothingIsKept() {
		try (SseTestStream alice = open("/stream", "alice", "r1")) {
			app.sse().close(SseTarget.all(), CloseReason.REVOKED);
			alice.awaitClosed(CloseReason.REVOKED);
		}
		await().until(() -> HEARD.contains("closed alice r1 r1"));
		await().untilAsserted(() -> {
			HEARD.clear();
			((Connection) KEPT.get(0)).context().run(() -> HEARD.add(here()));
			assertThat(HEARD).containsExactly("null null null");
		});
	}

	private static SseTestStream open(String path, String user, String trace) {
		String credentials = Base64.getEncoder().encodeToString((user + ":password").getBytes());
		return app.client().header("Authorization", "Basic " + credentials).header("X-Trace", trace).open(path);
	}

	private static String here() {
		Authentication user = SecurityContextHolder.getContext().getAuthentication();
		return ((user != null) ? user.getName() : null) + " " + MDC.get("trace") + " " + TRACE.get();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	@Import(Endpoint.class)
	static class Secured {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}password").build(),
					User.withUsername("bob").password("{noop}password").build());
		}

		/**
		 * One thread, so that what one call leaves behind meets the next.
		 */
		@Bean(destroyMethod = "shutdown")
		ThreadPoolExecutor applicationTaskExecutor() {
			return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

		@Bean
		TraceFilter traceFilter() {
			return new TraceFilter();
		}

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	@RestController
	static class Endpoint {

		@SseEndpoint("/private")
		SseStream own() {
			return SseStream.startFrom("own", new SubmissionPublisher<String>());
		}

		@SseEndpoint("/stream")
		SseStream stream() {
			return SseStream.of("a");
		}

	}

	static class TraceFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			MDC.put("trace", request.getHeader("X-Trace"));
			TRACE.set(request.getHeader("X-Trace"));
			try {
				chain.doFilter(request, response);
			}
			finally {
				MDC.remove("trace");
				TRACE.remove();
			}
		}

	}

	static class Listener implements SseListener {

		@Override
		public void opened(SseConnection connection) {
			KEPT.add(connection);
			HEARD.add("opened " + here());
		}

		@Override
		public void closed(SseConnection connection, CloseReason reason) {
			HEARD.add("closed " + here());
		}

	}

}
