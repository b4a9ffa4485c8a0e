package io.github.sseboot.guarantees;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sseboot.SseChannel;
import io.github.sseboot.support.LogCapture;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.support.SseRequest;
import io.github.sseboot.support.Violations;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A live server for each test, on Tomcat and again on Jetty. Nothing may be logged at
 * WARN or above.
 */
@Tag("slow")
@ParameterizedClass
@EnumSource(Container.class)
abstract class LiveTests {

	static final Duration SOON = Duration.ofSeconds(20);

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	final Container container;

	LiveServer server;

	LiveTests(Container container) {
		this.container = container;
	}

	@BeforeEach
	void start() {
		this.server = LiveServer.start(this.container, "sse.delivery.window=256KB", "sse.delivery.stall-timeout=2s",
				"sse.history.max-events=200", "sse.heartbeat.interval=500ms", "sse.connection.retry=50ms");
	}

	void restart(String... properties) {
		this.server.close();
		this.server = LiveServer.start(this.container, properties);
	}

	@AfterEach
	void stop() {
		this.server.close();
		this.log.nothingAtWarnOrAbove();
	}

	SseTestStream open(String path) {
		return client().open(path).hasStatus(200);
	}

	SseTestClient client() {
		return SseTestClient.to(this.server.uri("")).timeout(SOON);
	}

	/**
	 * For clients that do what the test kit cannot.
	 */
	SseClient raw(SseRequest request) {
		SseClient client = SseClient.open(request);
		assertThat(client.status()).isEqualTo(200);
		return client;
	}

	SseRequest request(String path) {
		return SseRequest.get(this.server.uri(path));
	}

	void publishConcurrently(SseChannel channel, int count) {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			threads.add(new Thread(() -> {
				for (int j = 0; j < count / 4; j++) {
					this.server.publish(channel);
				}
			}));
		}
		threads.forEach(Thread::start);
		await().atMost(SOON).until(() -> threads.stream().noneMatch(Thread::isAlive));
	}

	/**
	 * Publish so much that no socket buffer holds it.
	 */
	void fill(SseChannel channel, long bytes) {
		String filling = "x".repeat(10_000);
		for (long published = 0; published < bytes; published += filling.length()) {
			this.server.publish(channel, filling);
		}
	}

	static String[] numbers(String channel, long from, long to) {
		return LongStream.rangeClosed(from, to).mapToObj((number) -> channel + ":" + number).toArray(String[]::new);
	}

	static String noViolations() {
		return new Violations().toString();
	}

	static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
