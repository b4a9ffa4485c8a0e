package io.github.sseboot.documentation;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.sseboot.CloseReason;
import io.github.sseboot.test.SseTestStream;

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
		try (SseTestStream client = app.open("/tab", session)) {
			app.send("POST", "/logout", session, "", "");
			client.awaitClosed(CloseReason.REVOKED);
			client.reconnect().hasStatus(401);
		}
	}

	@Test
	void errorsBeforeTheStart() throws Exception {
		try (SseTestStream client = app.open("/prices")) {
			client.hasStatus(400).hasHeader("Content-Type", "application/problem+json").awaitEnd();
			String shown = GuidePage.block("Errors before the start", "text");
			assertThat(client.answer().body()).isEqualTo(shown.substring(shown.indexOf('{')).strip());
		}
	}

	@Test
	void headersOfEveryStream() throws Exception {
		try (SseTestStream client = app.open("/dashboard")) {
			for (String header : GuidePage.block("Heartbeats and proxies", "text").split("\n")) {
				String[] parts = header.split(": ");
				client.hasHeader(parts[0], parts[1]);
			}
		}
	}

	@Test
	void aNonBrowserGoesOnByParameter() {
		try (SseTestStream client = app.open("/rooms/4")) {
			app.publish("rooms/4", "first");
			client.awaitData("first");
			String id = client.lastEventId();
			app.publish("rooms/4", "second");
			try (SseTestStream other = app.open("/rooms/4?lastEventId=" + id)) {
				other.awaitOpen().hasResumed("exact");
				other.awaitData("second").hasNoMoreEvents((marker) -> app.publish("rooms/4", marker));
			}
		}
	}

}
