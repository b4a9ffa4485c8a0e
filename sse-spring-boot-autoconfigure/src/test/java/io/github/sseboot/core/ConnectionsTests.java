package io.github.sseboot.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.ConnectionClosedException;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Open connections are found, get more and fewer channels, and are ended.
 */
class ConnectionsTests {

	private final Rig rig = new Rig(Rig.node(Rig.settings(10_000, 4 << 20)));

	private final MemorySink sink = new MemorySink();

	@AfterEach
	void stop() {
		this.rig.close();
	}

	@Test
	void anOpenConnectionIsFoundAndAClosedOneIsNot() {
		Connection connection = this.rig.open(SseStream.of("a"), null, this.sink);
		await().until(() -> this.rig.node().connections().find(connection.id()).isPresent());
		assertThat(this.rig.node().connections().channel(SseChannel.of("a"))).containsExactly(connection);
		connection.close(CloseReason.REVOKED);
		await().until(() -> this.rig.node().connections().find(connection.id()).isEmpty());
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> this.rig.node().connections().id(connection.id()))
			.withMessageContaining(connection.id());
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> connection.join(SseChannel.of("b")));
		assertThat(connection.leave(SseChannel.of("a"))).failsWithin(Duration.ofSeconds(5));
		assertThat(this.sink.text()).contains("data: REVOKED");
		assertThat(this.rig.node().listeners(SseChannel.of("b"))).isZero();
	}

	@Test
	void aJoinedChannelBringsWhatIsPublishedAfterTheJoinAndNothingFromBefore() {
		Connection connection = this.rig.open(SseStream.of("a"), null, this.sink);
		this.rig.publish("b", "b1");
		connection.join(SseChannel.of("b"), SseChannel.of("a"));
		assertThat(connection.channels()).containsExactly(SseChannel.of("a"), SseChannel.of("b"));
		this.rig.publish("b", "b2");
		this.rig.publish("a", "a1");
		await().untilAsserted(() -> assertThat(events()).containsExactly("b2", "a1"));
		assertThat(this.rig.node().listeners(SseChannel.of("a"))).isOne();
	}

	@Test
	void aLeftChannelBringsWhatWasPublishedBeforeAndNothingAfterwards() {
		Connection connection = this.rig.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")), null, this.sink);
		await().untilAsserted(() -> assertThat(this.sink.text()).contains("data: new"));
		this.sink.stall();
		this.rig.publish("a", "a1");
		this.rig.publish("b", "b1");
		connection.leave(SseChannel.of("a")).toCompletableFuture().join();
		this.rig.publish("a", "a2");
		this.rig.publish("b", "b2");
		this.sink.unstall();
		connection.ready();
		await().untilAsserted(() -> assertThat(events()).containsExactly("a1", "b1", "b2"));
		await().until(() -> this.rig.node().listeners(SseChannel.of("a")) == 0);
		assertThat(this.rig.node().listeners(SseChannel.of("b"))).isOne();
	}

	@Test
	void joinAndLeaveUnderLoadHaveExactBoundaries() {
		Connection connection = this.rig.open(SseStream.of("other"), null, this.sink);
		AtomicBoolean stop = new AtomicBoolean();
		Thread load = new Thread(() -> {
			while (!stop.get()) {
				this.rig.publish("other", "o");
			}
		});
		load.start();
		List<String> expected = new ArrayList<>();
		for (int round = 0; round < 200; round++) {
			this.rig.publish("c", "before" + round);
			connection.join(SseChannel.of("c"));
			for (int i = 0; i < 5; i++) {
				this.rig.publish("c", "c" + round + "." + i);
				expected.add("c" + round + "." + i);
			}
			connection.leave(SseChannel.of("c")).toCompletableFuture().join();
			this.rig.publish("c", "after" + round);
		}
		stop.set(true);
		await().until(() -> !load.isAlive());
		await().untilAsserted(() -> assertThat(events().stream().filter((event) -> !event.equals("o")))
			.containsExactlyElementsOf(expected));
		await().until(() -> this.rig.node().listeners(SseChannel.of("c")) == 0);
	}

	@Test
	void aSlowClientIsToldWhatItMissesWhenItsChannelIsLeftAndJoinedTooOften() {
		Connection connection = this.rig.open(SseStream.of("other"), null, this.sink);
		await().untilAsserted(() -> assertThat(this.sink.text()).contains("data: new"));
		this.sink.stall();
		for (int round = 0; round < 200; round++) {
			connection.join(SseChannel.of("c"));
			this.rig.publish("c", "c" + round);
			this.rig.publish("other", "o" + round);
			connection.leave(SseChannel.of("c")).toCompletableFuture().join();
		}
		this.sink.unstall();
		connection.ready();
		List<String> expected = new ArrayList<>(List.of("lagged c"));
		for (int round = 0; round < 200; round++) {
			if (round >= 127) {
				expected.add("c" + round);
			}
			expected.add("o" + round);
		}
		await().untilAsserted(() -> assertThat(events()).containsExactlyElementsOf(expected));
		await().until(() -> this.rig.node().listeners(SseChannel.of("c")) == 0);
	}

	@Test
	void aSlowClientThatDoesNotWantToBeToldIsEndedWhenItsChannelIsLeftAndJoinedTooOften() {
		Connection connection = this.rig.open(SseStream.of("other").onLag(LagPolicy.DISCONNECT), null, this.sink);
		await().untilAsserted(() -> assertThat(this.sink.text()).contains("data: new"));
		this.sink.stall();
		for (int round = 0; round < 128; round++) {
			connection.join(SseChannel.of("c"));
			this.rig.publish("c", "c" + round);
			connection.leave(SseChannel.of("c")).toCompletableFuture().join();
		}
		this.sink.unstall();
		connection.ready();
		await().until(() -> this.rig.closedReasons().equals(List.of(CloseReason.LAGGED)));
		assertThat(this.sink.text()).doesNotContain("sse.gap");
	}

	@Test
	void aBusyClientLetsGoOfWhatItLeft() {
		Connection connection = this.rig.open(SseStream.of(SseChannel.of("a"), SseChannel.of("b")), null, this.sink);
		await().untilAsserted(() -> assertThat(this.sink.text()).contains("data: new"));
		this.sink.window(1);
		this.rig.publish("a", "x".repeat(40_000));
		this.rig.publish("b", "last");
		connection.leave(SseChannel.of("b")).toCompletableFuture().join();
		for (int i = 0; i < 10; i++) {
			this.rig.publish("a", "x".repeat(40_000));
		}
		this.sink.window(100_000);
		connection.ready();
		await().until(() -> this.rig.node().listeners(SseChannel.of("b")) == 0);
		assertThat(this.sink.text()).contains("data: last\n");
	}

	@Test
	void channelsThatAreLeftAndJoinedAgainAreReadRight() {
		Connection connection = this.rig.open(SseStream.of("a"), null, this.sink);
		SseChannel[] many = IntStream.range(0, 100).mapToObj((i) -> SseChannel.of("m" + i)).toArray(SseChannel[]::new);
		connection.join(many);
		connection.leave(SseChannel.of("a"), many[3], many[50]).toCompletableFuture().join();
		connection.join(SseChannel.matching("p/*"));
		this.rig.publish("m99", "1");
		this.rig.publish("m3", "no");
		this.rig.publish("p/x", "2");
		this.rig.publish("a", "no");
		this.rig.publish("m0", "3");
		await().untilAsserted(() -> assertThat(events()).containsExactly("1", "2", "3"));
	}

	@Test
	void tooManyChannelsAreRefusedAndNothingChanges() {
		Connection connection = this.rig.open(SseStream.of("a"), null, this.sink);
		SseChannel[] many = IntStream.range(0, 128).mapToObj((i) -> SseChannel.of("m" + i)).toArray(SseChannel[]::new);
		assertThatIllegalArgumentException().isThrownBy(() -> connection.join(many))
			.withMessageContaining("128")
			.withMessageContaining("129");
		assertThat(connection.channels()).containsExactly(SseChannel.of("a"));
		this.rig.publish("a", "1");
		await().untilAsserted(() -> assertThat(events()).containsExactly("1"));
	}

	private List<String> events() {
		return this.sink.text()
			.lines()
			.filter((line) -> line.startsWith("data: "))
			.map((line) -> line.substring(6))
			.filter((data) -> !data.isEmpty() && !data.equals("new"))
			.toList();
	}

}
