package io.github.sseboot.webmvc;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;

import static io.github.sseboot.support.RealApplication.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Streams of users and of each of several channels, and bad input around open streams.
 */
class UserStreamTests {

	private static RealApplication app;

	@BeforeAll
	static void start() {
		app = RealApplication.start(Application.class);
	}

	@AfterAll
	static void stop() {
		app.close();
	}

	@Test
	void aStreamOfTheUserNeedsOne() {
		for (String path : List.of("/mine", "/both")) {
			try (SseClient client = SseClient.open(app.get(path))) {
				assertThat(client.status()).isEqualTo(401);
				assertThat(client.head().header("Content-Type")).hasValue("application/problem+json");
				assertThat(client.awaitClosed(SOON)).isEqualTo(Ending.COMPLETE);
			}
		}
	}

	@Test
	void everybodyGetsOwnEventsOnlyWhateverTheNamesLookLike() {
		List<String> names = List.of("alice", "alice/b", "*", "**", "~me", "~user/alice", "%2A", "{name}",
				"\u00fc \u20ac", "alice%2Fb", "\ud83d\ude00");
		Map<String, SseClient> clients = new LinkedHashMap<>();
		try {
			names.forEach((name) -> clients.put(name, signedIn(name, "/mine")));
			names.forEach((name) -> app.sse().publishToUser(name, "for " + name));
			names.forEach((name) -> app.sse().publish(SseChannel.user(name), "last"));
			clients.forEach((name, client) -> {
				client.awaitEvent((event) -> event.data().equals("last"), SOON);
				assertThat(client.events().subList(1, client.events().size())).extracting(ReceivedEvent::data)
					.as(name)
					.containsExactly("for " + name, "last");
				assertThat(app.sse().connections().user(name)).hasSize(1);
			});
		}
		finally {
			clients.values().forEach(SseClient::close);
		}
	}

	@Test
	void theUsersChannelMayStandBesideOthers() {
		try (SseClient client = signedIn("carol", "/both")) {
			app.sse().publish(SseChannel.of("news"), "news");
			app.sse().publish(List.of(SseChannel.of("news"), SseChannel.user("carol")), "once");
			app.sse().publishToUser("carol", "own");
			app.sse().publishToUser("dave", "foreign");
			app.sse().publish(SseChannel.of("news"), "last");
			client.awaitEvent((event) -> event.data().equals("last"), SOON);
			assertThat(client.events().subList(1, 5)).extracting(ReceivedEvent::data)
				.containsExactly("news", "once", "own", "last");
		}
	}

	@Test
	void eachValueIsAChannelOfItsOwn() {
		try (SseClient client = app.open("/prices?symbol=A&symbol=*&symbol=a%2Fb")) {
			for (String symbol : List.of("B", "A", "*", "a", "a/b", "**")) {
				app.sse().publish(SseChannel.of("prices/{symbol}", symbol), symbol);
			}
			app.sse().publish(SseChannel.each("prices/{symbol}", List.of("A", "B", "a/b")), "last");
			client.awaitEvent((event) -> event.data().equals("last"), SOON);
			assertThat(client.events().subList(1, client.events().size())).extracting(ReceivedEvent::data)
				.containsExactly("A", "*", "a/b", "last");
		}
	}

	@Test
	void whatIsWrongFailsAtTheCallAndLeavesOpenStreamsInOrder() {
		try (SseClient client = app.open("/prices?symbol=bad"); SseClient gone = signedIn("gone", "/mine")) {
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
			gone.awaitClosed(SOON);
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> closed.join(channel));
			assertThat(closed.leave(channel)).failsWithin(SOON);
			app.sse().publish(channel, "last");
			client.awaitEvent((event) -> event.data().equals("last"), SOON);
			assertThat(client.events()).hasSize(mistakes.size() + 2);
			for (int i = 0; i < mistakes.size(); i++) {
				assertThat(client.events().get(i + 1).data()).isEqualTo("" + i);
			}
			assertThat(client.violations()).isEmpty();
			assertThat(app.sse().listeners(channel)).isOne();
		}
	}

	private static SseClient signedIn(String user, String path) {
		return app.open(app.get(path).header("X-User", URLEncoder.encode(user, StandardCharsets.UTF_8)));
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
