package io.github.sseboot.webmvc;

import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import io.github.sseboot.support.Ending;
import io.github.sseboot.support.ReceivedEvent;
import io.github.sseboot.support.SseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What polyfills in old browsers ask for in their query.
 */
@ParameterizedClass
@EnumSource
class PreludeTests {

	private static TestApplication app;

	PreludeTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, TestController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@CsvSource({ "padding=true, 2056", "evs_preamble, 2056", "evs_preamble=, 2056", "evs_preamble=4000, 4000",
			"evs_preamble=999999999999, 8000", "evs_preamble=10&_=1732550000, 10",
			"evs_preamble&evs_buffer_size_limit=262144, 2056" })
	void theStreamBeginsWithAComment(String query, int length) {
		String body = body("/orders/1?" + query);
		assertThat(body).startsWith(":" + " ".repeat(length - 2) + "\nevent: sse.open\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "padding=false", "padding=", "xpadding=true", "evs_preamble=-1", "evs_preamble=many",
			"evs_preamble=9999999999999999999", "evs_preamble=0", "_=1732550000", "=&&a=b=c",
			"evs_buffer_size_limit=262144" })
	void whatMakesNoSenseIsIgnored(String query) {
		assertThat(body("/orders/1?" + query)).startsWith("event: sse.open\n");
	}

	@Test
	void theStreamEndsBeforeAClientsBufferIsFullAndGoesOnWithTheNext() {
		String path = "/orders/full?evs_preamble&evs_buffer_size_limit=131072&evs_last_event_id=";
		String id;
		int received;
		try (SseClient client = app.openSocket(path)) {
			id = client.awaitEvents(1, TestApplication.SOON).get(0).id();
			assertThat(client.retry()).hasValue(500);
			for (int i = 0; i < 100; i++) {
				app.publish("orders/full", i + "x".repeat(2000));
			}
			assertThat(client.awaitClosed(TestApplication.SOON)).isEqualTo(Ending.COMPLETE);
			ReceivedEvent end = client.events().get(client.events().size() - 1);
			assertThat(end.name()).isEqualTo("sse.end");
			assertThat(end.data()).isEqualTo("EXPIRED");
			assertThat(SocketBody.of(client).length()).isBetween(90_000, 131_072);
			received = client.events().size() - 2;
			id = client.lastEventId();
		}
		try (SseClient client = app.openSocket(path + id)) {
			ReceivedEvent next = client.awaitEvents(2, TestApplication.SOON).get(1);
			assertThat(next.data()).startsWith(received + "x");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "10", "-5", "many", "9999999999999999999", "" })
	void aBufferThatCannotBeMeantIsNotObeyed(String limit) {
		try (SseClient client = app.openSocket("/orders/small?evs_buffer_size_limit=" + limit)) {
			client.awaitEvents(1, TestApplication.SOON);
			app.publish("orders/small", "x".repeat(2000));
			app.publish("orders/small", "last");
			assertThat(client.awaitEvents(3, TestApplication.SOON).get(2).data()).isEqualTo("last");
			assertThat(client.ending()).isEmpty();
		}
	}

	private static String body(String path) {
		try (SseClient client = app.openSocket(path)) {
			client.awaitEvents(1, TestApplication.SOON);
			assertThat(client.violations()).isEmpty();
			return SocketBody.of(client);
		}
	}

}
