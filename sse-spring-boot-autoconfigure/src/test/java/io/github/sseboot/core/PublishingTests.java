package io.github.sseboot.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.ChannelCompletedException;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.PublishRejectedException;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class PublishingTests {

	private static final SseChannel A = SseChannel.of("a");

	private final Rig rig = new Rig(new NodeSettings(1, 1 << 20, Duration.ofMillis(10), new Limits(10, 3, 200, 200),
			new ChannelRules(List.of(), Rig.settings(10, 1000)), List.of(Rig.DIALECT)));

	private final DefaultSseBroadcaster sse = new DefaultSseBroadcaster(this.rig.node(), this.rig.node(), Rig::convert);

	private final MemorySink sink = new MemorySink();

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void dataIsConvertedAndReachesEachListenerOnce() {
		SseChannel b = SseChannel.of("b");
		this.rig.open(SseStream.of(A, b), null, this.sink);
		this.sse.publish(List.of(A, b, A), SseEvent.of(42).name("answer")).toCompletableFuture().join();
		this.sse.publish(A, "last");
		await().until(() -> this.sink.text().contains("data: last"));
		assertThat(this.sink.text().split("data: 42", -1)).hasSize(2);
		assertThat(this.sink.text()).contains("event: answer\n");
		assertThat(this.sse.listeners(A)).isEqualTo(1);
	}

	@Test
	void anEventIsForOneToSixteenChannelsAndNoPattern() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.sse.publish(List.of(), 1));
		List<SseChannel> many = IntStream.range(0, 17).mapToObj((i) -> SseChannel.of("c" + i)).toList();
		assertThatIllegalArgumentException().isThrownBy(() -> this.sse.publish(many, 1)).withMessageContaining("17");
		assertThatIllegalArgumentException().isThrownBy(() -> this.sse.publish(SseChannel.matching("*"), 1))
			.withMessageContaining("'*' is a pattern");
	}

	@Test
	void nothingCanBePublishedToACompletedChannelUntilItIsReopened() {
		this.sse.complete(A, "last").toCompletableFuture().join();
		this.sse.complete(A).toCompletableFuture().join();
		assertThatExceptionOfType(ChannelCompletedException.class).isThrownBy(() -> this.sse.publish(A, 1))
			.withMessageContaining("'a'");
		assertThatExceptionOfType(ChannelCompletedException.class).isThrownBy(() -> this.sse.complete(A, 1));
		this.sse.reopen(A).toCompletableFuture().join();
		assertThat(this.sse.publish(A, 1)).isCompleted();
	}

	@Test
	void whatWasCompletedBetweenCheckAndLogFailsToo() {
		List<NewEvent> batch = List.of(NewEvent.control(EventKind.END, "a"),
				NewEvent.message(List.of("a"), null, null));
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> this.rig.node().publish(batch).toCompletableFuture().join())
			.withCauseInstanceOf(ChannelCompletedException.class);
	}

	@Test
	void anEventThatIsTooLargeIsRejectedAndNothingOfItsBatchIsSent() {
		this.rig.open(SseStream.of(A), null, this.sink);
		List<NewEvent> batch = List.of(NewEvent.message(List.of("a"), null, new byte[] { 'x' }),
				NewEvent.message(List.of("a"), null, "y".repeat(300).getBytes(StandardCharsets.UTF_8)));
		assertThatExceptionOfType(PublishRejectedException.class).isThrownBy(() -> this.rig.node().publish(batch))
			.withMessageContaining("at most 200");
		this.sse.publish(A, "last");
		await().until(() -> this.sink.text().contains("data: last"));
		assertThat(this.sink.text()).doesNotContain("data: x");
	}

	@Test
	void newChannelsAreRejectedWhenThereAreAsManyAsThereMayBe() {
		IntStream.range(0, 3).forEach((i) -> this.sse.publish(SseChannel.of("c" + i), 1));
		assertThatExceptionOfType(PublishRejectedException.class).isThrownBy(() -> this.sse.publish(A, 1))
			.withMessageContaining("'sse.limits.channels'");
		assertThatExceptionOfType(PublishRejectedException.class).isThrownBy(() -> this.sse.complete(A))
			.withMessageContaining("'sse.limits.channels'");
		assertThat(this.sse.publish(SseChannel.of("c1"), 2)).isCompleted();
		assertThat(this.sse.complete(SseChannel.of("c1"))).isCompleted();
	}

	@Test
	void theSameEventMayBePublishedTwice() {
		this.rig.open(SseStream.of(A), null, this.sink);
		NewEvent event = NewEvent.message(List.of("a"), null, new byte[] { 'x' });
		this.rig.node().publish(List.of(event, event));
		this.rig.node().publish(event);
		await().until(() -> this.sink.text().split("data: x", -1).length == 4);
		assertThat(this.sink.text().lines().filter((line) -> line.startsWith("id: ")).distinct()).hasSize(4);
	}

	@Test
	void aPublisherIsHeldForAMomentWhileAShardIsBehindAndNeverForAClient() {
		ChannelSettings tiny = new ChannelSettings(new History(10, Duration.ofMinutes(1), 1 << 20),
				new Delivery(400, Duration.ofSeconds(20)), LagPolicy.GAP, 10);
		NodeSettings settings = new NodeSettings(1, 1 << 20, Duration.ofMillis(30), new Limits(10, 10, 1000, 1 << 20),
				new ChannelRules(List.of(), tiny), List.of(Rig.DIALECT));
		try (Rig slow = new Rig(settings)) {
			Blocking blocking = new Blocking();
			slow.open(SseStream.of(A), null, blocking);
			await().until(() -> blocking.entered);
			long start = System.nanoTime();
			IntStream.range(0, 10).forEach((i) -> slow.publish("a", "x"));
			assertThat(System.nanoTime() - start).isBetween(30_000_000L, 5_000_000_000L);
			blocking.release = true;
			await().until(() -> blocking.text().contains("data: x"));
			blocking.stall();
			long calm = System.nanoTime();
			IntStream.range(0, 3).forEach((i) -> slow.publish("a", "y"));
			assertThat(System.nanoTime() - calm).isLessThan(5_000_000_000L);
		}
	}

	@Test
	void aNodeReadsLogsOfOnePartitionAndStopsWithoutHavingStarted() {
		NodeSettings settings = Rig.node(Rig.settings(1, 1));
		Node node = Node.create(settings, new MemoryEventLog(10, 1), System::nanoTime, new ConnectionListener() {
		}, new Application(Rig::convert, Runnable::run));
		node.stop(Duration.ZERO);
		assertThat(node.statistics()).isEqualTo(new SseStatistics(0, 0, 0, 0, 0, 0, 0, 64 << 20, 0));
	}

	/**
	 * A sink that does what no sink may: it blocks.
	 */
	private static final class Blocking extends MemorySink {

		private volatile boolean entered;

		private volatile boolean release;

		@Override
		public boolean ready() throws IOException {
			this.entered = true;
			while (!this.release) {
				Thread.onSpinWait();
			}
			return super.ready();
		}

	}

}
