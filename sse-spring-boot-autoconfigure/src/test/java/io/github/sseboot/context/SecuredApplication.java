package io.github.sseboot.context;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.context.ContextRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

/**
 * An application whose requests have everything that belongs to a thread: who is signed
 * in, an entry of the MDC, and a value that is registered for context propagation.
 */
final class SecuredApplication implements AutoCloseable {

	private static final ThreadLocal<String> TRACE = new ThreadLocal<>();

	private final RealApplication app;

	private SecuredApplication(RealApplication app) {
		this.app = app;
	}

	static SecuredApplication start(OnServer server, List<String> properties, Class<?>... configurations) {
		ContextRegistry.getInstance().registerThreadLocalAccessor("test.trace", TRACE);
		Class<?>[] all = Arrays.copyOf(configurations, configurations.length + 1);
		all[configurations.length] = Secured.class;
		return new SecuredApplication(RealApplication.start(server, properties, all));
	}

	/**
	 * What this thread has: user, MDC, trace.
	 */
	static String here() {
		Authentication user = SecurityContextHolder.getContext().getAuthentication();
		return ((user != null) ? user.getName() : null) + " " + MDC.get("trace") + " " + TRACE.get();
	}

	SseTestStream open(String path, String user, String trace) {
		return open(this.app.client(), path, user, trace);
	}

	SseTestStream open(SseTestClient client, String path, String user, String trace) {
		String credentials = Base64.getEncoder().encodeToString((user + ":password").getBytes());
		return client.header("Authorization", "Basic " + credentials).header("X-Trace", trace).open(path);
	}

	/**
	 * Wait for what was given to the executor of the application until now.
	 */
	void awaitTasks() {
		CompletableFuture
			.runAsync(SecuredApplication::here, this.app.context().getBean("applicationTaskExecutor", Executor.class))
			.join();
	}

	RealApplication app() {
		return this.app;
	}

	@Override
	public void close() {
		this.app.close();
		ContextRegistry.getInstance().removeThreadLocalAccessor("test.trace");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
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

}
