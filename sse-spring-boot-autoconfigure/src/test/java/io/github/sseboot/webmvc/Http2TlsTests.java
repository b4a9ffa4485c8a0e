package io.github.sseboot.webmvc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.TestCertificate;
import io.github.sseboot.test.FaultProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * HTTP/2 as browsers speak it: agreed upon while TLS is.
 */
@ParameterizedClass
@EnumSource
class Http2TlsTests {

	private static TestApplication app;

	private static SSLContext trust;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	Http2TlsTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server, @TempDir Path folder) throws Exception {
		TestCertificate certificate = TestCertificate.create(folder);
		trust = certificate.clientContext();
		Map<String, Object> properties = new HashMap<>(certificate.properties());
		properties.putAll(Map.of("server.http2.enabled", "true", "sse.heartbeat.interval", "1s"));
		app = TestApplication.startWithStarter(server, properties, TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void twentyStreamsAreOpenOnOneConnection() throws Exception {
		try (FaultProxy network = FaultProxy.to(app.port())) {
			HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
			List<Events> streams = new ArrayList<>();
			streams.add(Events.open(client, network.port(), "/orders/tls-0"));
			// Before it knows what the server speaks, the client would make a connection
			// for each
			await().until(streams.get(0)::opened);
			for (int i = 1; i < 20; i++) {
				streams.add(Events.open(client, network.port(), "/orders/tls-" + i));
			}
			await().until(() -> streams.stream().allMatch(Events::opened));
			for (int i = 0; i < 20; i++) {
				app.publish("orders/tls-" + i, "for " + i);
			}
			await().untilAsserted(() -> {
				for (int i = 0; i < 20; i++) {
					assertThat(streams.get(i).text()).contains("data: for %d\n\n".formatted(i));
					assertThat(streams.get(i).version()).isEqualTo(HttpClient.Version.HTTP_2);
				}
			});
			assertThat(network.accepted()).isEqualTo(1);
			app.complete("orders/tls-0");
			await().until(() -> streams.get(0).end().isDone());
			assertThat(streams.get(0).text()).contains("event: sse.close\n");
			assertThat(streams).filteredOn((stream) -> stream.end().isDone()).hasSize(1);
			app.reopen("orders/tls-0");
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aClientThatKnowsOnlyTheOldProtocolGetsIt() throws Exception {
		HttpClient client = HttpClient.newBuilder().sslContext(trust).version(HttpClient.Version.HTTP_1_1).build();
		Events stream = Events.open(client, app.port(), "/orders/tls-old");
		await().until(stream::opened);
		assertThat(stream.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
		app.complete("orders/tls-old");
		await().until(() -> stream.end().isDone());
		app.reopen("orders/tls-old");
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	/**
	 * What came on one stream.
	 */
	private static final class Events implements HttpResponse.BodyHandler<Void> {

		private final StringBuffer text = new StringBuffer();

		private volatile HttpClient.@Nullable Version version;

		private @Nullable CompletableFuture<?> end;

		static Events open(HttpClient client, int port, String path) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:%d%s".formatted(port, path)))
				.header("Accept", "text/event-stream")
				.build();
			Events events = new Events();
			events.end = client.sendAsync(request, events);
			return events;
		}

		@Override
		public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo response) {
			this.version = response.version();
			return HttpResponse.BodySubscribers.ofByteArrayConsumer(this::add);
		}

		private void add(Optional<byte[]> bytes) {
			bytes.ifPresent((some) -> this.text.append(new String(some, StandardCharsets.UTF_8)));
		}

		boolean opened() {
			return text().contains("event: sse.open");
		}

		String text() {
			return this.text.toString();
		}

		HttpClient.@Nullable Version version() {
			return this.version;
		}

		CompletableFuture<?> end() {
			return this.end;
		}

	}

}
