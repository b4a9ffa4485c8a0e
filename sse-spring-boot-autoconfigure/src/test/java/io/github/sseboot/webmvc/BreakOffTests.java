package io.github.sseboot.webmvc;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseTarget;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.Node;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that take the proper end of a response for the end of all: what they should
 * come back to breaks off, after everything was sent.
 */
@ParameterizedClass
@EnumSource
class BreakOffTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	BreakOffTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.startWithStarter(server, Map.of("sse.limits.connections", "1"), Pages.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void anEndForNowBreaksOffAfterItsLastByte() {
		try (SseClient client = app.openSocket("/datastar/a")) {
			client.awaitEvents(1, TestApplication.SOON);
			app.publish("a", "<p>1</p>");
			client.awaitEvents(2, TestApplication.SOON);
			end("a", CloseReason.EXPIRED);
			assertThat(client.awaitClosed(TestApplication.SOON)).isIn(Ending.TRUNCATED, Ending.RESET);
			assertThat(client.transcript()).contains("elements <p>1</p>", "event: sse.end",
					"{\"reason\":\"expired\"}\n\n");
		}
		released();
	}

	@Test
	void anEndForGoodEnds() {
		try (SseTestStream client = app.open("/datastar/b")) {
			end("b", CloseReason.REVOKED);
			client.awaitClosed(CloseReason.REVOKED);
		}
		released();
	}

	@Test
	void otherDialectsEndForNow() {
		try (SseTestStream client = app.open("/plain/c")) {
			end("c", CloseReason.EXPIRED);
			client.awaitClosed(CloseReason.EXPIRED);
		}
		released();
	}

	@Test
	void aRefusalBreaksOff() {
		try (SseTestStream occupant = app.open("/plain/d")) {
			try (SseClient client = app.openSocket("/datastar/d")) {
				assertThat(client.status()).isEqualTo(200);
				assertThat(client.awaitClosed(TestApplication.SOON)).isIn(Ending.TRUNCATED, Ending.RESET);
				assertThat(client.transcript()).contains("event: sse.refused", "{\"reason\":\"connections\"}\n\n");
			}
			try (SseTestStream client = app.open("/plain/d")) {
				client.awaitEvent("sse.refused").hasReason("connections");
				client.awaitEnd();
			}
			end("d", CloseReason.REVOKED);
			occupant.awaitClosed(CloseReason.REVOKED);
		}
		released();
	}

	private static void end(String channel, CloseReason reason) {
		assertThat(app.bean(SseBroadcaster.class).close(SseTarget.channel(SseChannel.of(channel)), reason)).isOne();
	}

	private void released() {
		app.awaitNobody(TestApplication.SOON);
		assertThat(app.bean(Node.class).statistics().connections()).isZero();
		this.log.nothingAtWarnOrAbove();
	}

	@RestController
	static class Pages {

		@SseEndpoint(path = "/datastar/{id}", dialect = "datastar")
		SseChannel datastar(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

		@SseEndpoint("/plain/{id}")
		SseChannel plain(@PathVariable String id) {
			return SseChannel.of("{id}", id);
		}

	}

}
