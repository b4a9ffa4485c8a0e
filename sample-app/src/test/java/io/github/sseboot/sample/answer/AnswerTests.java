package io.github.sseboot.sample.answer;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.sseboot.CloseReason;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.sample.Json;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer is made once, whoever reads it how often.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "sample.answer.pace=5ms")
class AnswerTests {

	private static final String QUESTION = "Why?";

	@LocalServerPort
	private int port;

	@Test
	void whoAsksAndIsCutAndWhoComesLaterGetAllOfOneAnswer() {
		SseTestClient client = SseTestClient.to(this.port);
		String path = "/answers/" + UUID.randomUUID();
		client.post(path, "application/json", "{\"text\":\"%s\"}".formatted(QUESTION)).hasStatus(200).cut();
		try (SseTestStream first = client.open(path); SseTestStream second = client.open(path)) {
			first.awaitClosed(CloseReason.COMPLETED);
			second.awaitClosed(CloseReason.COMPLETED);
			assertThat(text(first)).isEqualTo(Model.text(QUESTION)).isEqualTo(text(second));
			assertThat(data(first, "begin")).hasSize(1).isEqualTo(data(second, "begin"));
		}
	}

	@Test
	void thereIsNoAnswerThatNobodyAskedFor() {
		try (SseTestStream stream = SseTestClient.to(this.port).open("/answers/" + UUID.randomUUID())) {
			stream.hasStatus(204);
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

	private static String text(SseTestStream stream) {
		return String.join("", data(stream, "message"));
	}

	private static List<String> data(SseTestStream stream, String name) {
		return stream.events().stream().filter((message) -> message.name().equals(name)).map(SseMessage::data).toList();
	}

}
