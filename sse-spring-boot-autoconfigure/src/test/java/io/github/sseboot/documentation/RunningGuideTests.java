package io.github.sseboot.documentation;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.sseboot.support.SseClient;

import static io.github.sseboot.documentation.GuideClients.SOON;
import static io.github.sseboot.documentation.GuideClients.awaitData;
import static io.github.sseboot.documentation.GuideClients.data;
import static io.github.sseboot.documentation.GuideClients.named;
import static io.github.sseboot.documentation.GuideClients.opened;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says about running streams is so.
 */
@Tag("slow")
class RunningGuideTests {

	private static GuideApplication app;

	@TempDir
	private static Path output;

	@BeforeAll
	static void start() throws Exception {
		app = GuideApplication.start(GuideApplication.Server.TOMCAT, output);
	}

	@AfterAll
	static void stop() throws Exception {
		app.close();
	}

	@Test
	void signingOutEndsTheStreams() throws Exception {
		String session = app.signIn("alice");
		try (SseClient client = opened(app.open("/tab", session))) {
			app.send("POST", "/logout", session, "", "");
			assertThat(named(client, "sse.close").data()).isEqualTo("{\"reason\":\"revoked\"}");
		}
		try (SseClient again = app.open("/tab", session)) {
			assertThat(again.status()).isEqualTo(401);
		}
	}

	@Test
	void errorsBeforeTheStart() throws Exception {
		try (SseClient client = app.open("/prices")) {
			client.awaitClosed(SOON);
			String shown = GuidePage.block("Errors before the start", "text");
			assertThat(client.transcript().replace("\r\n", "\n")).startsWith("HTTP/1.1 400 ")
				.contains("Content-Type: application/problem+json\n")
				.contains(shown.substring(shown.indexOf('{')).strip());
		}
	}

	@Test
	void headersOfEveryStream() throws Exception {
		try (SseClient client = opened(app.open("/dashboard"))) {
			for (String header : GuidePage.block("Heartbeats and proxies", "text").split("\n")) {
				String[] parts = header.split(": ");
				assertThat(client.head().header(parts[0])).hasValue(parts[1]);
			}
		}
	}

	@Test
	void aNonBrowserGoesOnByParameter() {
		try (SseClient client = opened(app.open("/rooms/4"))) {
			app.publish("rooms/4", "first");
			awaitData(client, "first");
			String id = client.lastEventId();
			app.publish("rooms/4", "second");
			try (SseClient other = app.open("/rooms/4?lastEventId=" + id)) {
				awaitData(other, "second");
				assertThat(data(other)).containsExactly("second");
				assertThat(named(other, "sse.open").data()).contains("\"resume\":\"exact\"");
			}
		}
	}

}
