package io.github.sseboot.webmvc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.core.Node;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong before a stream starts has its status and a body, although the client
 * accepts event streams only.
 */
@ParameterizedClass
@EnumSource
class ErrorTests {

	private static TestApplication app;

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	ErrorTests(Server server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(Server server) {
		app = TestApplication.start(server, FailingController.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@ParameterizedTest
	@CsvSource({ "/parameter, 400, 'Required parameter ''number'' is not present.'",
			"/parameter?number=x, 400, Bad Request", "/validated?number=1, 400, Validation failure",
			"/status, 409, 'A \\\"conflict\\\"'", "/annotated, 402, Payment Required", "/failed/status, 410, Gone",
			"/send-error, 502, legacy" })
	void whatSpringKnowsIsAProblem(String path, int status, String part) {
		try (SseTestStream client = app.open(path)) {
			client.hasStatus(status).hasHeader("Content-Type", "application/problem+json");
			assertThat(client.answer().body()).contains(part).contains("\"status\":" + status);
		}
	}

	@ParameterizedTest
	@CsvSource({ "'{\"text\":\"\"}', Invalid request content", "{, Bad Request" })
	void aBodyThatIsNotValidIsAProblem(String body, String part) {
		try (SseTestStream client = app.client().post("/body", "application/json", body)) {
			assertThat(client.hasStatus(400).answer().body()).contains(part);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/dto, no such order", "/failed/stage, failed later" })
	void whatTheApplicationHandlesHasItsBody(String path, String reason) {
		try (SseTestStream client = app.open(path)) {
			client.hasStatus(404).hasHeader("Content-Type", "application/json");
			assertThat(client.answer().body()).isEqualTo("{\"reason\":\"%s\"}".formatted(reason));
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void theUnexpectedIsLoggedAndKeptSecret() {
		try (SseTestStream client = app.open("/unexpected")) {
			client.hasStatus(500);
			assertThat(client.answer().headers().toString()).doesNotContain("secret");
			assertThat(client.answer().body()).contains("\"status\":500").doesNotContain("secret");
			assertThat(this.log.lines()).singleElement().asString().contains("FailingController#unexpected", "secret");
		}
	}

	@Test
	void anEntityOfAnotherStatusIsAMistake() {
		try (SseTestStream client = app.open("/failed/entity")) {
			client.hasStatus(500);
			assertThat(this.log.lines()).singleElement().asString().contains("needs status 200 but", "202");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/none, 404", "/body, 405" })
	void whatReachesNoEndpointHasTheUsualBody(String path, int status) {
		try (SseTestStream client = app.open(path)) {
			client.hasStatus(status);
			assertThat(client.answer().body()).contains("\"status\":" + status, "\"path\":\"" + path + "\"");
		}
	}

	@Test
	void nothingIsLeftOfIt() {
		assertThat(app.bean(Node.class).statistics().connections()).isZero();
	}

	@Test
	void othersAreAnsweredAsAlways() {
		try (SseTestStream client = app.client().header("Accept", "application/json").open("/none")) {
			assertThat(client.hasStatus(404).answer().body()).contains("\"path\":\"/none\"");
		}
	}

}
