package io.github.sseboot.sample.answer;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import io.github.sseboot.sample.EventReader;
import io.github.sseboot.sample.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An answer is made once, whoever reads it how often.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sample.answer.pace=5ms")
class AnswerTests {

	private static final String QUESTION = "Why?";

	@LocalServerPort
	private int port;

	@Test
	void whoAsksAndIsCutAndWhoComesLaterGetAllOfOneAnswer() throws Exception {
		String url = url(UUID.randomUUID().toString());
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(Map.of("text", QUESTION))))
			.build();
		HttpResponse<InputStream> asked = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(asked.statusCode()).isEqualTo(200);
		asked.body().close();
		try (EventReader first = EventReader.open(url); EventReader second = EventReader.open(url)) {
			await().until(() -> !first.data("sse.close").isEmpty() && !second.data("sse.close").isEmpty());
			assertThat(text(first)).isEqualTo(Model.text(QUESTION)).isEqualTo(text(second));
			assertThat(first.data("begin")).hasSize(1).isEqualTo(second.data("begin"));
		}
	}

	@Test
	void thereIsNoAnswerThatNobodyAskedFor() throws Exception {
		try (EventReader reader = EventReader.open(url(UUID.randomUUID().toString()))) {
			assertThat(reader.status()).isEqualTo(204);
		}
	}

	@Test
	void aQuestionHasSomeText() throws Exception {
		HttpResponse<String> answer = Json.send("POST", url(UUID.randomUUID().toString()), Map.of("text", " "));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("\"errors\"", "must not be blank");
	}

	@Test
	void anIdIsOneThatNobodyGuesses() throws Exception {
		assertThat(Json.send("POST", url("1"), Map.of("text", QUESTION)).statusCode()).isEqualTo(400);
	}

	private String url(String id) {
		return "http://localhost:%d/answers/%s".formatted(this.port, id);
	}

	private static String text(EventReader reader) {
		return String.join("", reader.data("message"));
	}

}
