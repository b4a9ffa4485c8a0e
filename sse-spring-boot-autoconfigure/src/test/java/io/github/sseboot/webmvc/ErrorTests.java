package io.github.sseboot.webmvc;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.core.Node;
import io.github.sseboot.support.Ending;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;

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
		try (SseClient client = app.open(path)) {
			assertThat(body(client)).contains(part).contains("\"status\":" + status);
			assertThat(client.status()).isEqualTo(status);
			assertThat(client.head().header("Content-Type")).hasValue("application/problem+json");
		}
	}

	@Test
	void aBodyThatIsNotValidIsAProblem() {
		SseRequest request = SseRequest.post(app.uri("/body"), "application/json", "{\"text\":\"\"}");
		try (SseClient client = SseClient.open(request)) {
			assertThat(body(client)).contains("Invalid request content");
			assertThat(client.status()).isEqualTo(400);
		}
	}

	@Test
	void aBodyOfAnotherTypeIsNotTaken() {
		SseRequest request = SseRequest.post(app.uri("/body"), "application/json", "{");
		try (SseClient client = SseClient.open(request)) {
			assertThat(body(client)).contains("Bad Request");
			assertThat(client.status()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/dto, no such order", "/failed/stage, failed later" })
	void whatTheApplicationHandlesHasItsBody(String path, String reason) {
		try (SseClient client = app.open(path)) {
			assertThat(body(client)).contains("{\"reason\":\"%s\"}".formatted(reason));
			assertThat(client.status()).isEqualTo(404);
			assertThat(client.head().header("Content-Type")).hasValue("application/json");
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void theUnexpectedIsLoggedAndKeptSecret() {
		try (SseClient client = app.open("/unexpected")) {
			assertThat(body(client)).contains("\"status\":500").doesNotContain("secret");
			assertThat(client.status()).isEqualTo(500);
			assertThat(this.log.lines()).singleElement().asString().contains("FailingController#unexpected", "secret");
		}
	}

	@Test
	void anEntityOfAnotherStatusIsAMistake() {
		try (SseClient client = app.open("/failed/entity")) {
			assertThat(client.status()).isEqualTo(500);
			assertThat(this.log.lines()).singleElement().asString().contains("needs status 200 but", "202");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/none, 404", "/body, 405" })
	void whatReachesNoEndpointHasTheUsualBody(String path, int status) {
		try (SseClient client = app.open(path)) {
			assertThat(client.status()).isEqualTo(status);
			assertThat(body(client)).contains("\"status\":" + status, "\"path\":\"" + path + "\"");
		}
	}

	@Test
	void nothingIsLeftOfIt() {
		assertThat(app.bean(Node.class).statistics().connections()).isZero();
	}

	@Test
	void othersAreAnsweredAsAlways() {
		try (SseClient client = SseClient.open(app.uri("/none"), Map.of("Accept", "application/json"))) {
			assertThat(client.status()).isEqualTo(404);
			assertThat(body(client)).contains("\"path\":\"/none\"");
		}
	}

	private static String body(SseClient client) {
		assertThat(client.awaitClosed(TestApplication.SOON)).isIn(Ending.COMPLETE, Ending.BROKEN);
		return client.transcript();
	}

}
