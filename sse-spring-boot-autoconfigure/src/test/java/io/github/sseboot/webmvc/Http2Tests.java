package io.github.sseboot.webmvc;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.test.FaultProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many streams on one connection.
 */
@ParameterizedClass
@EnumSource
class Http2Tests {

	private static final Duration PROMPTLY = Duration.ofSeconds(2);

	/** As many as Tomcat allows on one connection, unless it is told otherwise. */
	private static final int MANY = 100;

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	Http2Tests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.startWithStarter(server,
				Map.of("server.http2.enabled", "true", "sse.heartbeat.interval", "1s"), TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void streamsShareAConnection() throws Exception {
		try (Http2Client client = new Http2Client(app.uri("/"), Http2Client.SMALL)) {
			List<Http2Client.Events> streams = new ArrayList<>();
			for (int i = 0; i < MANY; i++) {
				streams.add(client.open("/orders/" + i));
			}
			await().atMost(TestApplication.SOON)
				.until(() -> streams.stream().allMatch((stream) -> stream.text().contains("event: sse.open")));
			for (int i = 0; i < MANY; i++) {
				app.publish("orders/" + i, "for " + i + "x".repeat(50_000));
			}
			await().untilAsserted(() -> {
				for (int i = 0; i < MANY; i++) {
					assertThat(streams.get(i).text()).contains("data: for " + i + "x".repeat(50_000) + "\n\n");
					assertThat(streams.get(i).status()).isEqualTo(200);
				}
			});
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aConnectionMayBeUpgraded() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(app.uri("/end")).header("Accept", "text/event-stream").build();
		HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofLines());
		assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
		app.publish("end", "last");
		app.complete("end");
		assertThat(response.body()).contains("data: last", "data: {\"reason\":\"completed\"}");
		app.bean(SseBroadcaster.class).reopen(SseChannel.of("end")).toCompletableFuture().join();
	}

	@Test
	void aStreamThatIsNotReadHoldsNoOtherOfItsConnectionUp() throws Exception {
		try (Http2Client client = new Http2Client(app.uri("/"), Http2Client.SMALL)) {
			Http2Client.Events stalled = opened(client, "/orders/stalled");
			Http2Client.Events other = opened(client, "/orders/other");
			stalled.stall();
			app.publish("orders/stalled", "x".repeat(100_000));
			for (int i = 0; i < 10; i++) {
				String data = "event " + i;
				app.publish("orders/other", data);
				await().atMost(PROMPTLY).until(() -> other.text().contains(data));
			}
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	@Tag("slow")
	void aConnectionThatTakesNothingHoldsNoOtherUp() throws Exception {
		try (FaultProxy proxy = FaultProxy.to(app.uri("/"));
				Http2Client stalled = new Http2Client(proxy.uri("/"), Http2Client.LARGE);
				Http2Client other = new Http2Client(app.uri("/"), Http2Client.SMALL);
				SseClient plain = app.openSocket("/orders/other")) {
			List<Http2Client.Events> streams = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				streams.add(opened(stalled, "/orders/big"));
			}
			Http2Client.Events stream = opened(other, "/orders/other");
			proxy.stallDownstream();
			for (int i = 0; i < 4; i++) {
				app.publish("orders/big", "x".repeat(900_000));
			}
			for (int i = 0; i < 30; i++) {
				String data = "event " + i;
				app.publish("orders/other", data);
				await().atMost(PROMPTLY).until(() -> stream.text().contains(data));
				plain.awaitEvent((event) -> event.data().equals(data), PROMPTLY);
			}
			assertThat(streams).noneMatch(Http2Client.Events::ended);
		}
		app.awaitNobody(Duration.ofSeconds(30));
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aCancelledStreamIsReleasedAtOnce() throws Exception {
		try (Http2Client client = new Http2Client(app.uri("/"), Http2Client.SMALL)) {
			Http2Client.Events stream = opened(client, "/orders/1");
			Http2Client.Events other = opened(client, "/orders/2");
			long live = app.bean(Node.class).statistics().connections();
			stream.cancel();
			await().atMost(Duration.ofMillis(900))
				.until(() -> app.bean(Node.class).statistics().connections() == live - 1);
			app.publish("orders/2", "goes on");
			await().until(() -> other.text().contains("goes on"));
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void theServerEndsAStreamAndTheOthersOfTheConnectionGoOn() throws Exception {
		try (Http2Client client = new Http2Client(app.uri("/"), Http2Client.SMALL)) {
			Http2Client.Events stream = opened(client, "/orders/short");
			Http2Client.Events other = opened(client, "/orders/long");
			app.publish("orders/short", "x".repeat(100_000));
			app.complete("orders/short");
			await().until(stream::ended);
			assertThat(stream.text()).endsWith("event: sse.close\ndata: {\"reason\":\"completed\"}\n\n");
			assertThat(stream.reset()).isFalse();
			app.publish("orders/long", "goes on");
			await().until(() -> other.text().contains("goes on"));
			app.reopen("orders/short");
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void whoCancelsAStreamGetsTheRestOnAnotherOfTheSameConnection() throws Exception {
		try (Http2Client client = new Http2Client(app.uri("/"), Http2Client.SMALL)) {
			Http2Client.Events stream = opened(client, "/orders/resumed");
			app.publish("orders/resumed", "first");
			await().until(() -> stream.text().contains("data: first\n\n"));
			stream.cancel();
			app.awaitNobody(TestApplication.SOON);
			app.publish("orders/resumed", "second");
			Http2Client.Events rest = client.resume("/orders/resumed", stream.lastEventId());
			await().until(() -> rest.text().contains("data: second\n\n"));
			assertThat(rest.text()).contains("\"resume\":\"exact\"").doesNotContain("first");
		}
		app.awaitNobody(TestApplication.SOON);
		this.log.nothingAtWarnOrAbove();
	}

	private static Http2Client.Events opened(Http2Client client, String path) throws Exception {
		Http2Client.Events stream = client.open(path);
		await().atMost(TestApplication.SOON).until(() -> stream.text().contains("event: sse.open"));
		return stream;
	}

}
