package io.github.sseboot.webmvc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.client.SseMessage;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.support.RealApplication;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More producers than the application's task executor has threads, and more than there
 * may be.
 */
@ParameterizedClass
@EnumSource
class ManyProducersTests {

	/** Spring Boot's task executor has 8 threads unless it is told otherwise. */
	private static final int PRODUCERS = 12;

	private final OnServer server;

	ManyProducersTests(OnServer server) {
		this.server = server;
	}

	@Test
	void noneWaitsForAThreadAndOneTooManyIsToldToComeBack() {
		try (RealApplication app = start()) {
			List<SseTestStream> streams = IntStream.range(0, PRODUCERS)
				.mapToObj((number) -> app.open("/answers/" + number))
				.toList();
			streams.forEach((stream) -> stream.awaitEvent().hasDataContaining("sse-producer-"));
			try (SseTestStream browser = app.client().header("Accept", "text/event-stream").open("/answers/more")) {
				browser.hasStatus(200).awaitEvent("sse.refused").hasReason("producers");
				browser.awaitEnd();
			}
			try (SseTestStream flux = app.open("/flux")) {
				flux.awaitData("1", "2").awaitEnd();
			}
			app.bean(Answers.class).go.countDown();
			streams.forEach((stream) -> stream.awaitData("done").awaitEnd());
			try (SseTestStream next = app.open("/answers/next")) {
				assertThat(next.awaitEvents(2)).last().extracting(SseMessage::data).isEqualTo("done");
			}
		}
	}

	@Test
	void theThreadsAreVirtualWhereTheApplicationWantsThem() {
		try (RealApplication app = start("spring.threads.virtual.enabled=true");
				SseTestStream stream = app.open("/answers/1")) {
			String thread = stream.awaitEvents(1).get(0).data();
			assertThat(thread.startsWith("VirtualThread")).isEqualTo(Runtime.version().feature() >= 21);
			app.bean(Answers.class).go.countDown();
			stream.awaitData("done").awaitEnd();
		}
	}

	private RealApplication start(String... properties) {
		List<String> all = new ArrayList<>(List.of("sse.limits.producers=" + PRODUCERS));
		all.addAll(List.of(properties));
		return RealApplication.start(this.server, all, Answers.class);
	}

	@RestController
	static class Answers {

		final CountDownLatch go = new CountDownLatch(1);

		@SseEndpoint("/answers/{name}")
		SseStream answer(@PathVariable String name) {
			return SseStream.start(name, (out) -> {
				out.send(Thread.currentThread().toString());
				this.go.await();
				out.send("done");
			});
		}

		@SseEndpoint("/flux")
		Flux<Integer> flux() {
			return Flux.just(1, 2);
		}

	}

}
