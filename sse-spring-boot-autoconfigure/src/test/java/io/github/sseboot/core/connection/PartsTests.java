package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The small parts, each compared with something simpler.
 */
class PartsTests {

	@Test
	void dirtyBitsAreASetOfNumbers() {
		Random random = new Random(3);
		for (int round = 0; round < 300; round++) {
			DirtyBits bits = new DirtyBits();
			TreeSet<Integer> expected = new TreeSet<>();
			for (int i = random.nextInt(10); i > 0; i--) {
				int bit = random.nextInt(SseStream.MAX_CHANNELS);
				bits.set(bit);
				expected.add(bit);
			}
			List<Integer> found = new ArrayList<>();
			for (int bit = bits.next(0); bit >= 0; bit = bits.next(bit + 1)) {
				found.add(bit);
			}
			assertThat(found).isEqualTo(new ArrayList<>(expected));
			assertThat(bits.isEmpty()).isEqualTo(expected.isEmpty());
		}
		DirtyBits all = new DirtyBits();
		all.setFirst(SseStream.MAX_CHANNELS);
		assertThat(all.next(127)).isEqualTo(127);
		assertThat(all.next(128)).isEqualTo(-1);
	}

	@Test
	void theOutboxReachesAPositionWithTheLastByteOfALargeEvent() {
		Outbox outbox = new Outbox();
		outbox.addLarge(bytes("large"), 7);
		assertThat(outbox.sequence()).isEqualTo(7);
		assertThat(outbox.take(3)).isEqualTo(-1);
		outbox.add(bytes(" gap"));
		assertThat(new String(outbox.bytes(), outbox.offset(), outbox.remaining(), StandardCharsets.UTF_8))
			.isEqualTo("ge gap");
		assertThat(outbox.take(5)).isEqualTo(-1);
		assertThat(outbox.take(1)).isEqualTo(7);
		assertThat(outbox.isEmpty()).isTrue();
		assertThat(outbox.sequence()).isEqualTo(-1);
	}

	@Test
	void aMergeReadsChannelsAsOne() {
		Random random = new Random(5);
		for (int round = 0; round < 200; round++) {
			Bench bench = Bench.keeping(1000, LagPolicy.GAP);
			int channels = 1 + random.nextInt(20);
			List<Channel> read = new ArrayList<>();
			for (int i = 0; i < channels; i++) {
				SseStream stream = SseStream.of("c" + i);
				read.add(bench.open(stream, null, new MemorySink()).reading.channel(0));
			}
			for (int i = 0; i < 100; i++) {
				bench.publish(NewEvent.message(List.of("c" + random.nextInt(30), "d", "c0"), null, bytes("x")),
						NewEvent.message(List.of("d"), null, bytes("y")));
			}
			long after = random.nextInt(200);
			long limit = after + random.nextInt(200);
			assertThat(merged(read, after, limit)).isEqualTo(naive(read, after, limit));
		}
	}

	private static List<Long> merged(List<Channel> channels, long after, long limit) {
		Merge merge = new Merge(SseStream.MAX_CHANNELS);
		List<Long> merged = new ArrayList<>();
		merge.start();
		channels.forEach((channel) -> merge.add(channel, after, limit, false));
		while (merge.current() != null) {
			merged.add(merge.current().sequence());
			merge.advance();
		}
		assertThat(merge.torn()).isFalse();
		merge.release();
		assertThat(merge.current()).isNull();
		return merged;
	}

	private static List<Long> naive(List<Channel> channels, long after, long limit) {
		TreeSet<Long> sequences = new TreeSet<>();
		for (Channel channel : channels) {
			sequences.addAll(merged(List.of(channel), after, limit));
		}
		return new ArrayList<>(sequences);
	}

	@Test
	void theTimerWheelTurnsToEachDeadlineInItsTimeWhateverTheOrigin() {
		for (long origin : new long[] { 0, -5_000_000_000L, 1L << 50, -(1L << 50) }) {
			TimerWheel wheel = new TimerWheel(origin);
			Random random = new Random(origin);
			List<ClientConnection> connections = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				ClientConnection connection = connection();
				wheel.schedule(connection, origin + random.nextInt(300) * TimerWheel.TICK / 2);
				connections.add(connection);
			}
			wheel.cancel(connections.remove(0));
			wheel.schedule(connections.get(0), origin + 2000 * TimerWheel.TICK);
			long now = origin;
			while (!wheel.isEmpty()) {
				now += random.nextInt(5) * TimerWheel.TICK / 3;
				long at = now;
				wheel.advance(now, (connection) -> {
					assertThat(connection.deadline).isLessThanOrEqualTo(at).isGreaterThan(at - 3 * TimerWheel.TICK);
					assertThat(connections.remove(connection)).isTrue();
				});
				assertThat(now).isLessThan(origin + 2003 * TimerWheel.TICK);
			}
			assertThat(connections).isEmpty();
		}
	}

	@Test
	void aWheelThatWasLeftAloneForLongMissesNobody() {
		TimerWheel wheel = new TimerWheel(0);
		List<ClientConnection> due = new ArrayList<>();
		ClientConnection soon = connection();
		ClientConnection never = connection();
		wheel.schedule(soon, TimerWheel.TICK * 5000);
		wheel.schedule(never, Long.MAX_VALUE);
		wheel.advance(TimerWheel.TICK * 100_000, due::add);
		assertThat(due).containsExactly(soon);
	}

	private static ClientConnection connection() {
		Admission admission = Bench.keeping(1, LagPolicy.GAP).admit(SseStream.of("a"), null);
		return (ClientConnection) ((Admission.Admitted) admission).open(new MemorySink());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
