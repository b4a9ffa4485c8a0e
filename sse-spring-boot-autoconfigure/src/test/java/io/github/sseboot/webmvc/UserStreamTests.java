package io.github.sseboot.webmvc;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.sseboot.CloseReason;
import io.github.sseboot.ConnectionClosedException;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.SseTarget;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Streams of users and of each of several channels, and bad input around open streams.
 */
@ParameterizedClass
@EnumSource
class UserStreamTests {

	private static RealApplication app;

	UserStreamTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = RealApplication.start(server, Application.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aStreamOfTheUserNeedsOne() {
		for (String path : List.of("/mine", "/both")) {
			try (SseTestStream client = app.open(path)) {
				client.hasStatus(401).hasHeader("Content-Type", "application/problem+json").awaitEnd();
			}
		}
	}

	@Test
	void everybodyGetsOwnEventsOnlyWhateverTheNamesLookLike() {
		List<String> names = List.of("alice", "alice/b", "*", "**", "~me", "~user/alice", "%2A", "{name}",
				"\u00fc \u20ac", "alice%2Fb", "\ud83d\ude00");
		Map<String, SseTestStream> clients = new LinkedHashMap<>();
		try {
			names.forEach((name) -> clients.put(name, signedIn(name, "/mine")));
			names.forEach((name) -> app.sse().publishToUser(name, "for " + name));
			names.forEach((name) -> app.sse().publish(SseChannel.user(name), "last"));
			clients.forEach((name, client) -> {
				client.awaitData("for " + name, "last");
				assertThat(app.sse().connections().user(name)).hasSize(1);
			});
		}
		finally {
			clients.values().forEach(SseTestStream::close);
		}
	}

	@Test
	void theUsersChannelMayStandBesideOthers() {
		try (SseTestStream client = signedIn("carol", "/both")) {
			app.sse().publish(SseChannel.of("news"), "news");
			app.sse().publish(List.of(SseChannel.of("news"), SseChannel.user("carol")), "once");
			app.sse().publishToUser("carol", "own");
			app.sse().publishToUser("dave", "foreign");
			app.sse().publish(SseChannel.of("news"), "last");
			client.awaitData("news", "once", "own", "last");
		}
	}

	@Test
	void eachValueIsAChannelOfItsOwn() {
		try (SseTestStream client = app.open("/prices?symbol=A&symbol=*&symbol=a%2Fb")) {
			for (String symbol : List.of("B", "A", "*", "a", "a/b", "**")) {
				app.sse().publish(SseChannel.of("prices/{symbol}", symbol), symbol);
			}
			app.sse().publish(SseChannel.each("prices/{symbol}", List.of("A", "B", "a/b")), "last");
			client.awaitData("A", "*", "a/b", "last");
		}
	}

	@Test
	void whatIsWrongFailsAtTheCallAndLeavesOpenStreamsInOrder() {
		try (SseTestStream client = app.open("/prices?symbol=bad"); SseTestStream gone = signedIn("gone", "/mine")) {
			SseConnection closed = app.sse().connections().user("gone").get(0);
			SseChannel channel = SseChannel.of("prices/bad");
			List<Runnable> mistakes = List.of(() -> app.sse().publish(channel, new Unsendable()),
					() -> app.sse().publish(channel, new byte[1]),
					() -> app.sse().publish(SseChannel.matching("prices/*"), "x"),
					() -> app.sse().publish(List.of(channel, SseChannel.matching("**")), "x"),
					() -> app.sse().publish(List.of(), "x"), () -> app.sse().publish(channel, SseEvent.named("sse.x")),
					() -> app.sse().complete(SseChannel.matching("prices/*")), () -> SseChannel.of("~user/gone"),
					() -> SseChannel.of("~user/{name}", "gone"), () -> SseChannel.matching("~user/*"),
					() -> SseChannel.of("prices/*"), () -> SseStream.of("prices/{symbol}"));
			for (int i = 0; i < mistakes.size(); i++) {
				assertThatIllegalArgumentException().as("mistake " + i).isThrownBy(mistakes.get(i)::run);
				app.sse().publish(channel, i);
			}
			app.sse().close(SseTarget.user("gone"), CloseReason.REVOKED);
			gone.awaitClosed(CloseReason.REVOKED);
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> closed.join(channel));
			assertThat(closed.leave(channel)).failsWithin(Duration.ofSeconds(10));
			app.sse().publish(channel, "last");
			client.awaitData(IntStream.range(0, mistakes.size()).mapToObj(String::valueOf).toArray(String[]::new));
			client.awaitData("last");
			assertThat(app.sse().listeners(channel)).isOne();
		}
	}

	private static SseTestStream signedIn(String user, String path) {
		return app.client().header("X-User", URLEncoder.encode(user, StandardCharsets.UTF_8)).open(path);
	}

	/**
	 * Cannot be written as JSON.
	 */
	static final class Unsendable {

		public String getText() {
			throw new IllegalStateException("not loaded");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Endpoints.class)
	static class Application {

		@Bean
		SignIn signIn() {
			return new SignIn();
		}

	}

	@RestController
	static class Endpoints {

		@SseEndpoint("/mine")
		SseStream mine() {
			return SseStream.user();
		}

		@SseEndpoint("/both")
		SseStream both() {
			return SseStream.user().and(SseChannel.of("news"));
		}

		@SseEndpoint("/prices")
		SseStream prices(@RequestParam List<String> symbol) {
			return SseStream.of(SseChannel.each("prices/{symbol}", symbol));
		}

	}

	/**
	 * Believes who somebody claims to be.
	 */
	static class SignIn extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String user = request.getHeader("X-User");
			chain.doFilter(new HttpServletRequestWrapper(request) {

				@Override
				public @Nullable Principal getUserPrincipal() {
					return (user != null) ? () -> URLDecoder.decode(user, StandardCharsets.UTF_8) : null;
				}

			}, response);
		}

	}

}
