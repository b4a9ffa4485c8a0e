package io.github.sseboot.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.SubmissionPublisher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseListener;
import io.github.sseboot.SseStream;
import io.github.sseboot.SseTarget;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.support.OnServer;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What of the request a listener finds: Spring Security, MDC, and what is registered for
 * context propagation.
 */
@ParameterizedClass
@EnumSource
class ListenerContextTests {

	private static final List<String> HEARD = new CopyOnWriteArrayList<>();

	private static final List<SseConnection> KEPT = new CopyOnWriteArrayList<>();

	private static SecuredApplication app;

	ListenerContextTests(OnServer server) {
		// The application is started with it
	}

	@BeforeParameterizedClassInvocation
	static void start(OnServer server) {
		app = SecuredApplication.start(server, List.of(), Endpoint.class, Listener.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		app.close();
	}

	@BeforeEach
	void forget() {
		HEARD.clear();
		KEPT.clear();
	}

	@Test
	void eachCallHasTheContextOfItsOwnRequestAndLeavesTheThreadClean() {
		try (SseTestStream alice = app.open("/stream", "alice", "r1");
				SseTestStream bob = app.open("/private", "bob", "r2")) {
			await().until(() -> HEARD.size() == 2);
			app.app().sse().close(SseTarget.user("alice"), CloseReason.REVOKED);
			await().until(() -> HEARD.size() == 3);
			app.app().sse().close(SseTarget.user("bob"), CloseReason.REVOKED);
			await().until(() -> HEARD.size() == 4);
			alice.awaitClosed(CloseReason.REVOKED);
			bob.awaitClosed(CloseReason.REVOKED);
		}
		assertThat(HEARD.subList(0, 2)).containsExactlyInAnyOrder("opened alice r1 r1", "opened bob r2 r2");
		assertThat(HEARD.subList(2, 4)).containsExactly("closed alice r1 r1", "closed bob r2 r2");
		app.app()
			.context()
			.getBean("applicationTaskExecutor", Executor.class)
			.execute(() -> HEARD.add("after " + SecuredApplication.here()));
		await().until(() -> HEARD.size() == 5);
		assertThat(HEARD.get(4)).isEqualTo("after null null null");
	}

	@Test
	void afterTheLastCallNothingIsKept() {
		try (SseTestStream alice = app.open("/stream", "alice", "r1")) {
			app.app().sse().close(SseTarget.all(), CloseReason.REVOKED);
			alice.awaitClosed(CloseReason.REVOKED);
		}
		await().until(() -> HEARD.contains("closed alice r1 r1"));
		await().untilAsserted(() -> {
			HEARD.clear();
			((Connection) KEPT.get(0)).context().run(() -> HEARD.add(SecuredApplication.here()));
			assertThat(HEARD).containsExactly("null null null");
		});
	}

	@RestController
	static class Endpoint {

		@SseEndpoint("/private")
		SseStream own() {
			return SseStream.startFrom("own", new SubmissionPublisher<String>());
		}

		@SseEndpoint("/stream")
		SseStream stream() {
			return SseStream.of("a");
		}

	}

	static class Listener implements SseListener {

		@Override
		public void opened(SseConnection connection) {
			KEPT.add(connection);
			HEARD.add("opened " + SecuredApplication.here());
		}

		@Override
		public void closed(SseConnection connection, CloseReason reason) {
			HEARD.add("closed " + SecuredApplication.here());
		}

	}

}
