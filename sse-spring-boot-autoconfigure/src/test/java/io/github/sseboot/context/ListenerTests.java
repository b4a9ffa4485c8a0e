package io.github.sseboot.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseListener;
import io.github.sseboot.core.TestConnection;
import io.github.sseboot.support.LogCapture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What listeners of an application hear, and on which threads.
 */
class ListenerTests {

	@RegisterExtension
	final LogCapture log = LogCapture.start();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	private final ExecutorService pool = Executors.newFixedThreadPool(4);

	@ParameterizedTest
	@EnumSource
	void everyCallIsMadeInOrderAndNeverOnTheCaller(Kind kind) {
		try (SseListenerNotifier notifier = notifier(kind.executor(this.pool), new Recording())) {
			for (int i = 0; i < 100; i++) {
				SseConnection connection = new TestConnection("c" + i);
				notifier.opened(connection);
				notifier.closed(connection, CloseReason.DISCONNECTED);
			}
			await().until(() -> this.heard.size() == 200);
			for (int i = 0; i < 100; i++) {
				assertThat(this.heard).containsSubsequence("c%d opened".formatted(i), "c%d DISCONNECTED".formatted(i));
			}
			assertThat(this.threads).doesNotContain(Thread.currentThread());
		}
		this.log.nothingAtWarnOrAbove();
	}

	@Test
	void aListenerThatBlocksHoldsNobodyElseUp() {
		CountDownLatch released = new CountDownLatch(1);
		SseListener blocking = new SseListener() {

			@Override
			public void opened(SseConnection connection) {
				if (connection.id().equals("slow")) {
					await().until(() -> released.getCount() == 0);
				}
			}

		};
		try (SseListenerNotifier notifier = notifier(this.pool, blocking, new Recording())) {
			SseConnection slow = new TestConnection("slow");
			notifier.opened(slow);
			notifier.closed(slow, CloseReason.EXPIRED);
			notifier.opened(new TestConnection("fast"));
			await().until(() -> this.heard.contains("fast opened"));
			assertThat(this.heard).containsExactly("fast opened");
			released.countDown();
			await().untilAsserted(() -> assertThat(this.heard).endsWith("slow opened", "slow EXPIRED"));
		}
	}

	@Test
	void whatAListenerThrowsIsLoggedAndHeardByNobodyElse() {
		SseListener failing = new SseListener() {

			@Override
			public void opened(SseConnection connection) {
				throw new IllegalStateException("broken");
			}

		};
		try (SseListenerNotifier notifier = notifier(this.pool, failing, new Recording())) {
			SseConnection connection = new TestConnection("c");
			notifier.opened(connection);
			notifier.closed(connection, CloseReason.COMPLETED);
			await().until(() -> this.heard.size() == 2);
		}
		assertThat(this.log.lines()).singleElement().asString().contains("broken");
	}

	@Test
	void aSnapshotThatFailsForManyIsLoggedOnce() {
		try (SseListenerNotifier notifier = notifier(this.pool)) {
			for (int i = 0; i < 1000; i++) {
				notifier.snapshotFailed(new TestConnection("c" + i), new IllegalStateException("no database"));
			}
		}
		assertThat(this.log.lines()).singleElement().asString().contains("no database");
	}

	@Test
	void nothingIsDroppedAtTheEnd() {
		SseListenerNotifier notifier = notifier(Kind.STOPPED.executor(this.pool), new Recording());
		SseConnection connection = new TestConnection("c");
		notifier.opened(connection);
		notifier.closed(connection, CloseReason.SHUTDOWN);
		notifier.close();
		assertThat(this.heard).containsExactly("c opened", "c SHUTDOWN");
	}

	@Test
	@Timeout(4)
	void neitherIsWhatAPausedExecutorHas() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.initialize();
		SseListenerNotifier notifier = notifier(executor, new Recording());
		SseConnection before = new TestConnection("before");
		notifier.opened(before);
		await().until(() -> this.heard.size() == 1);
		// As Spring does with an application context that a test does not need just now
		executor.stop(() -> {
		});
		SseConnection later = new TestConnection("later");
		notifier.opened(later);
		notifier.closed(before, CloseReason.DISCONNECTED);
		notifier.closed(later, CloseReason.SHUTDOWN);
		notifier.close();
		executor.shutdown();
		assertThat(this.heard).containsExactlyInAnyOrder("before opened", "before DISCONNECTED", "later opened",
				"later SHUTDOWN");
	}

	private SseListenerNotifier notifier(Executor executor, SseListener... listeners) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		for (int i = 0; i < listeners.length; i++) {
			beans.addBean("listener" + i, listeners[i]);
		}
		return new SseListenerNotifier(beans.getBeanProvider(SseListener.class), executor);
	}

	/**
	 * Executors as applications have them.
	 */
	enum Kind {

		POOL, STOPPED, CALLER_RUNS;

		Executor executor(Executor pool) {
			return switch (this) {
				case POOL -> pool;
				case CALLER_RUNS -> Runnable::run;
				case STOPPED -> (call) -> {
					throw new RejectedExecutionException("stopped");
				};
			};
		}

	}

	private final class Recording implements SseListener {

		@Override
		public void opened(SseConnection connection) {
			hear(connection.id() + " opened");
		}

		@Override
		public void closed(SseConnection connection, CloseReason reason) {
			hear(connection.id() + " " + reason);
		}

		private void hear(String text) {
			ListenerTests.this.threads.add(Thread.currentThread());
			ListenerTests.this.heard.add(text);
		}

	}

}
