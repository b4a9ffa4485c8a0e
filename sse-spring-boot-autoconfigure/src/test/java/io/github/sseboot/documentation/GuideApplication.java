package io.github.sseboot.documentation;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application that the guide's examples make together, running on a server. Whoever
 * signs in has the password {@value #PASSWORD}.
 */
final class GuideApplication implements AutoCloseable {

	private static final String PASSWORD = "secret";

	/** Who sends the same value twice is no other site's page. */
	private static final String TOKEN = "b2c8e0f6";

	private final HttpClient http = HttpClient.newHttpClient();

	private final URLClassLoader classes;

	private final ConfigurableApplicationContext context;

	private GuideApplication(URLClassLoader classes, ConfigurableApplicationContext context) {
		this.classes = classes;
		this.context = context;
	}

	/**
	 * Start it.
	 * @param output where the examples are compiled to
	 */
	static GuideApplication start(Server server, Path output) throws IOException, ClassNotFoundException {
		assertThat(SnippetCompiler.problemsOfPage(GuidePage.code(), output)).isEmpty();
		Files.createDirectories(output.resolve("templates"));
		Files.writeString(output.resolve("templates/pin.html"), GuidePage.block("HTML instead of JSON", "html"));
		URLClassLoader classes = new URLClassLoader(new URL[] { output.toUri().toURL() },
				GuideApplication.class.getClassLoader());
		List<Class<?>> sources = new ArrayList<>(List.of(Surroundings.class, server.configuration));
		try (Stream<Path> files = Files.walk(output)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".class")).toList()) {
				String name = output.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
				Class<?> type = classes.loadClass(name);
				if (AnnotatedElementUtils.isAnnotated(type, Component.class)) {
					sources.add(type);
				}
			}
		}
		return new GuideApplication(classes,
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.SERVLET)
					.resourceLoader(new DefaultResourceLoader(classes))
					.properties("server.port=0", "spring.main.banner-mode=off",
							"spring.datasource.generate-unique-name=true", "spring.data.jpa.repositories.enabled=false")
					.run());
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path);
	}

	void publish(String channel, Object data) {
		bean(SseBroadcaster.class).publish(SseChannel.of(channel), data).toCompletableFuture().join();
	}

	void awaitListener(String channel) {
		Awaitility.await().until(() -> bean(SseBroadcaster.class).listeners(SseChannel.of(channel)) > 0);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Call a method of one of the guide's classes.
	 */
	Object call(String bean, String method, Object... arguments) {
		Object target = this.context.getBean(bean);
		Method found = Stream.of(ReflectionUtils.getAllDeclaredMethods(target.getClass()))
			.filter((candidate) -> candidate.getName().equals(method))
			.filter((candidate) -> candidate.getParameterCount() == arguments.length)
			.findFirst()
			.orElseThrow();
		ReflectionUtils.makeAccessible(found);
		return ReflectionUtils.invokeMethod(found, target, arguments);
	}

	/**
	 * Open a stream as a stranger.
	 */
	SseTestStream open(String path) {
		return client().open(path);
	}

	/**
	 * Open a stream in a session.
	 */
	SseTestStream open(String path, String session) {
		return client().header("Cookie", session).open(path);
	}

	/**
	 * Open a stream with a body.
	 */
	SseTestStream post(String path, String session, String body) {
		return client().header("Cookie", "XSRF-TOKEN=" + TOKEN + "; " + session)
			.header("X-XSRF-TOKEN", TOKEN)
			.post(path, "text/plain", body);
	}

	private SseTestClient client() {
		return SseTestClient.to(uri(""));
	}

	/**
	 * Sign in.
	 * @return the cookie of the session
	 */
	String signIn(String user) throws IOException, InterruptedException {
		HttpRequest request = request("/login", "").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.discarding())
			.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith("JSESSIONID="))
			.map((cookie) -> cookie.split(";")[0])
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Send what a page would send by {@code fetch}.
	 * @return the status
	 */
	int send(String method, String path, String session, String connection, String body)
			throws IOException, InterruptedException {
		HttpRequest request = request(path, session).header("X-Connection", connection)
			.header("Content-Type", "text/plain")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private HttpRequest.Builder request(String path, String session) {
		return HttpRequest.newBuilder(uri(path))
			.header("Cookie", "XSRF-TOKEN=" + TOKEN + (session.isEmpty() ? "" : "; " + session))
			.header("X-XSRF-TOKEN", TOKEN);
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.classes.close();
	}

	/**
	 * What it runs on.
	 */
	enum Server {

		TOMCAT(Tomcat.class), JETTY(Jetty.class);

		private final Class<?> configuration;

		Server(Class<?> configuration) {
			this.configuration = configuration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tomcat {

		@Bean
		TomcatServletWebServerFactory webServerFactory() {
			return new TomcatServletWebServerFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jetty {

		@Bean
		JettyServletWebServerFactory webServerFactory() {
			return new JettyServletWebServerFactory();
		}

	}

	/**
	 * What the guide takes for granted.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			excludeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
	static class Surroundings {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("alice"), user("bob"), user("carol"));
		}

		private static UserDetails user(String name) {
			return User.withUsername(name).password("{noop}" + PASSWORD).build();
		}

	}

}
