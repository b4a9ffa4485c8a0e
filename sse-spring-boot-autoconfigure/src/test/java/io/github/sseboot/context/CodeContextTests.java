package io.github.sseboot.context;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseListener;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.test.FaultProxy;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of the request the application's code finds that runs when the request is over:
 * producers, publishers, and snapshots for who missed something.
 */
@ParameterizedClass
@EnumSource
class CodeContextTests {

	private static SecuredApplication app;

	CodeContextTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		// What is in the sockets when a client is cut must be kept
		app = SecuredApplication.start(server, List.of("sse.stream.max-size=64MB"), Endpoint.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@Test
	void aProducerHasTheContextOfWhoStartedIt() {
		try (SseTestStream alice = app.open("/producer", "alice", "r1");
				SseTestStream bob = app.open("/producer", "bob", "r2")) {
			alice.awaitData("alice r1 r1");
			bob.awaitData("bob r2 r2");
			alice.awaitEnd();
			bob.awaitEnd();
		}
	}

	@Test
	void soHasAPublisherEachTimeItIsAskedForMore() throws Exception {
		try (SseTestStream alice = app.open("/publisher", "alice", "r1")) {
			alice.awaitEvents(1);
			alice.cut();
			Endpoint.CLOSED.await();
			app.awaitTasks();
			alice.reconnect();
			assertThat(alice.awaitEvents(Endpoint.MANY - 1))
				.allMatch((event) -> event.data().startsWith("alice r1 r1"));
			alice.awaitEnd();
		}
	}

	@Test
	void soHasTheSnapshotForAClientThatFellBehind() {
		try (FaultProxy proxy = FaultProxy.to(app.app().port());
				SseTestStream alice = app.open(SseTestClient.to(proxy.port()), "/snapshot", "alice", "r1")) {
			alice.awaitData("alice r1 r1");
			proxy.stallDownstream();
			String filling = "x".repeat(100_000);
			for (int i = 0; i < 200; i++) {
				app.app().sse().publish(SseChannel.of("state"), filling);
			}
			proxy.resume();
			alice.awaitGap("lagged");
			alice.awaitEvent("the state", (event) -> event.name().equals("state")).hasData("alice r1 r1");
		}
	}

	@RestController
	static class Endpoint implements SseListener {

		/**
		 * So much that the publisher is asked for more when its first client has left.
		 */
		static final int MANY = 20_000;

		static final CountDownLatch CLOSED = new CountDownLatch(1);

		@SseEndpoint("/producer")
		SseStream producer() {
			return SseStream.start("own", (out) -> out.send(SecuredApplication.here()));
		}

		@SseEndpoint("/publisher")
		Flux<String> publisher() {
			return Flux.range(0, MANY).map((number) -> SecuredApplication.here() + "x".repeat(1000));
		}

		@Override
		public void closed(SseConnection connection, CloseReason reason) {
			CLOSED.countDown();
		}

		@SseEndpoint("/snapshot")
		SseStream snapshot() {
			return SseStream.of("state")
				.snapshot((start) -> List.of(SseEvent.of(SecuredApplication.here()).name("state")));
		}

	}

}
