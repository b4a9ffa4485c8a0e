package io.github.sseboot.webmvc;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.dialect.AbstractDialect;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Endpoints that speak other dialects, on the wire.
 */
@ParameterizedClass
@EnumSource
class DialectTests {

	private static TestApplication app;

	DialectTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.startWithStarter(server, Map.of("sse.dialect", "envelope"), Pages.class, Own.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void oneEventIsWrittenForEachInItsWay() {
		try (SseClient htmx = app.openSocket("/htmx/a"); SseClient datastar = app.openSocket("/datastar/a")) {
			htmx.awaitEvents(1, TestApplication.SOON);
			datastar.awaitEvents(1, TestApplication.SOON);
			app.publish("a", SseEvent.of("<p>1</p>").name("row"));
			htmx.awaitEvents(2, TestApplication.SOON);
			datastar.awaitEvents(2, TestApplication.SOON);
			String id = htmx.lastEventId();
			assertThat(SocketBody.of(htmx)).endsWith("\n\nevent: row\nid: " + id + "\ndata: <p>1</p>\n\n");
			assertThat(SocketBody.of(datastar))
				.endsWith("\n\nevent: datastar-patch-elements\nid: " + id + "\ndata: elements <p>1</p>\n\n");
			assertThat(datastar.lastEventId()).isEqualTo(id);
		}
	}

	@Test
	void aClientOfTheAiSdkSeesItsHeaderAndTheEnd() {
		app.reopen("answer");
		try (SseClient client = SseClient
			.open(SseRequest.post(app.uri("/ai-sdk/answer"), "application/json", "{}").header("Accept", "*/*"))) {
			assertThat(client.head().header("x-vercel-ai-ui-message-stream")).hasValue("v1");
			app.awaitListener("answer");
			app.publish("answer", Map.of("type", "start"));
			app.complete("answer");
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
			assertThat(SocketBody.of(client).replaceAll("id: .*\n", "id: x\n")).isEqualTo("""
					id: x
					retry: 3000

					id: x
					data: {"type":"start"}

					id: x

					data: [DONE]

					""");
		}
		try (SseTestStream client = app.open("/ai-sdk/answer")) {
			client.hasStatus(204);
		}
	}

	@Test
	void aPlainClientThatComesBackAfterTheEndGets204() {
		assertThat(afterTheEnd("/plain/", "p")).isEqualTo(204);
	}

	@Test
	void aClientOfHtmxThatComesBackAfterTheEndIsSentTheClose() {
		assertThat(afterTheEnd("/htmx/", "h")).isEqualTo(200);
		try (SseTestStream client = app.open("/none")) {
			client.awaitEvent("sse.close");
			client.awaitEnd();
			assertThat(client.events()).hasSize(1);
			assertThat(client.reconnectDelay()).hasHours(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/plain/r", "/htmx/r", "/turbo/r", "/datastar/r", "/openai/r", "/mcp/r", "/own/r" })
	void theIdOfAnyDialectResumes(String path) {
		String id;
		try (SseTestStream client = app.open(path)) {
			app.publish("r", "{\"n\":1}");
			client.awaitEvent("event 1", (event) -> event.data().contains("\"n\":1"));
			id = client.lastEventId();
		}
		app.publish("r", "{\"n\":2}");
		try (SseTestStream client = app.client().open(path, id)) {
			client.awaitEvent("event 2", (event) -> event.data().contains("\"n\":2"));
			assertThat(client.events()).noneMatch((event) -> event.data().contains("\"n\":1"))
				.noneMatch((event) -> event.data().contains("unknown") || event.data().contains("missing"));
		}
	}

	@Test
	void aDialectOfTheApplicationIsTheDefault() {
		try (SseTestStream client = app.open("/own/o")) {
			app.publish("o", Map.of("n", 1));
			client.awaitData("{\"channel\":\"o\",\"payload\":{\"n\":1}}");
		}
	}

	private static int afterTheEnd(String path, String channel) {
		app.reopen(channel);
		try (SseTestStream client = app.open(path + channel)) {
			app.publish(channel, "last");
			app.complete(channel);
			client.awaitData("last").awaitEnd();
			assertThat(client.events()).last().extracting(SseMessage::name).isEqualTo("sse.close");
			return client.reconnect().answer().status();
		}
	}

	@RestController
	static class Pages {

		@SseEndpoint(path = "/plain/{id}", dialect = "plain")
		SseChannel plain(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/htmx/{id}", dialect = "htmx")
		SseChannel htmx(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/none", dialect = "htmx")
		ResponseEntity<SseChannel> none() {
			return ResponseEntity.ok().build();
		}

		@SseEndpoint(path = "/turbo/{id}", dialect = "turbo")
		SseChannel turbo(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/datastar/{id}", dialect = "datastar")
		SseChannel datastar(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/ai-sdk/{id}", dialect = "ai-sdk", method = { RequestMethod.POST, RequestMethod.GET })
		SseChannel aiSdk(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/openai/{id}", dialect = "openai")
		SseChannel openAi(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint(path = "/mcp/{id}", dialect = "mcp")
		SseChannel mcp(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint("/own/{id}")
		SseChannel own(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		EnvelopeDialect envelope() {
			return new EnvelopeDialect();
		}

	}

	/**
	 * Names the channel in each event.
	 */
	static class EnvelopeDialect extends AbstractDialect {

		@Override
		public String name() {
			return "envelope";
		}

		@Override
		public Encoded event(NewEvent event, int idLength) {
			String payload = (event.data() != null) ? new String(event.data(), StandardCharsets.UTF_8) : "null";
			return Block.start()
				.openId(idLength)
				.data("{\"channel\":\"%s\",\"payload\":%s}".formatted(event.channels().get(0), payload))
				.end();
		}

	}

}
