package io.github.sseboot.core.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetentionTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final int CHANNEL = 250;

	@Test
	void historyKeepsTheNewestEvents() {
		Registers registers = new Registers(Registers.keeping(2), 1 << 20);
		registers.append(1, "a");
		registers.append(1, "a");
		registers.append(1, "a");
		assertThat(registers.kept("a")).containsExactly(2L, 3L);
		assertThat(registers.registry.find("a").horizon()).isEqualTo(1);
	}

	@Test
	void historyKeepsSoManyBytes() {
		Registers registers = new Registers(Registers.settings(100, HOUR, 250, 0), 1 << 20);
		registers.append(4, "a");
		registers.append(4, "a");
		registers.append(4, "a");
		assertThat(registers.kept("a")).containsExactly(2L, 3L);
	}

	@Test
	void theWindowKeepsMoreForThoseWhoListen() {
		Registers registers = new Registers(Registers.settings(1, HOUR, 1 << 20, 250), 1 << 20);
		Interest interest = registers.listen(SseChannel.of("a"));
		for (int i = 0; i < 6; i++) {
			registers.append(4, "a");
		}
		assertThat(registers.kept("a")).containsExactly(4L, 5L, 6L);
		registers.leave(interest);
		registers.registry.sweep();
		assertThat(registers.kept("a")).containsExactly(6L);
	}

	@Test
	void aSweepTrimsWhatIsTooOldAndRemovesWhatIsEmpty() {
		Registers registers = new Registers(Registers.settings(1000, HOUR, 1 << 20, 0), 1 << 30);
		for (int i = 0; i < 1000; i++) {
			registers.append(1, "a", "c" + i);
		}
		registers.now += HOUR.toNanos() + 1;
		registers.append(1, "a");
		registers.registry.sweep();
		assertThat(registers.kept("a")).containsExactly(1001L);
		assertThat(registers.registry.size()).isEqualTo(1);
		assertThat(registers.registry.memory()).isEqualTo(CHANNEL + Registers.OVERHEAD + 1);
	}

	@Test
	void aRemovedChannelComesBackWithItsHorizon() {
		Registers registers = new Registers(Registers.keeping(0), 1 << 20);
		registers.append(1, "a");
		assertThat(registers.registry.find("a")).isNull();
		assertThat(registers.listen(SseChannel.of("a")).channel().horizon()).isEqualTo(1);
	}

	@Test
	void theNodesOldestFrameGoesFirstWhateverItsChannel() {
		Registers registers = new Registers(Registers.keeping(100), 3 * CHANNEL + 3 * 200);
		registers.append(104, "a");
		registers.append(104, "b");
		registers.append(104, "c");
		registers.append(104, "b");
		assertThat(registers.kept("a")).isEmpty();
		assertThat(registers.registry.find("a")).isNull();
		assertThat(registers.kept("b")).containsExactly(2L, 4L);
		registers.append(104, "c");
		assertThat(registers.kept("b")).containsExactly(2L, 4L);
		registers.append(104, "c");
		assertThat(registers.kept("b")).containsExactly(4L);
	}

	@Test
	void anEventOnSeveralChannelsIsChargedOnce() {
		Registers registers = new Registers(Registers.keeping(100), 1 << 20);
		registers.append(104, "a", "b");
		assertThat(registers.registry.memory()).isEqualTo(2 * CHANNEL + 200);
	}

	@Test
	void largeBatchesDoNotOutrunTheBudget() {
		Registers registers = new Registers(Registers.keeping(100_000), 100_000);
		for (int batch = 0; batch < 20; batch++) {
			List<Entry> entries = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				entries.add(registers.entry(4, "a"));
			}
			registers.appendAll(entries);
			assertThat(registers.registry.memory()).isLessThanOrEqualTo(100_000);
		}
	}

	@Test
	void aLargeEventMakesRoomForItself() {
		Registers registers = new Registers(Registers.keeping(100_000), 100_000);
		for (int i = 0; i < 900; i++) {
			registers.append(4, "a");
		}
		registers.append(99_000, "a");
		assertThat(registers.registry.memory()).isLessThanOrEqualTo(100_000);
		assertThat(registers.kept("a")).endsWith(901L);
	}

	@Test
	void anEventLargerThanTheBudgetIsJustNotKept() {
		Registers registers = new Registers(Registers.keeping(10), 1000);
		Channel channel = registers.listen(SseChannel.of("a")).channel();
		registers.append(2000, "a");
		assertThat(registers.kept("a")).isEmpty();
		assertThat(channel.horizon()).isEqualTo(1);
	}

	@Test
	void theNewestOfEachKeyOutlivesTheListAndGoesWhenMemoryEnds() {
		ChannelSettings settings = new ChannelSettings(new History(1, HOUR, 1000),
				new Delivery(0, Duration.ofSeconds(1)), LagPolicy.CONFLATE, 10);
		Registers registers = new Registers(settings, 1000);
		registers.append(4, "a");
		registers.append(4, "a");
		Channel channel = registers.registry.find("a");
		assertThat(registers.kept("a")).containsExactly(2L);
		assertThat(channel.missing(LagPolicy.CONFLATE)).isZero();
		assertThat(channel.missing(LagPolicy.GAP)).isEqualTo(1);
		registers.append(900, "b");
		assertThat(registers.registry.find("a")).isNull();
		assertThat(registers.registry.memory()).isLessThanOrEqualTo(1000);
		assertThat(ChannelInspection.problems(registers.registry)).isEmpty();
	}

	@Test
	void listenersCannotMakeMoreChannelsThanThereMayBe() {
		Registers registers = new Registers(new ChannelRules(List.of(), Registers.keeping(1)), 1 << 20, 2);
		Interest interest = registers.listen(SseChannel.of("a"));
		registers.listen(SseChannel.matching("x/*"));
		registers.listen(SseChannel.of("a"));
		assertThatExceptionOfType(TooManyChannelsException.class)
			.isThrownBy(() -> registers.registry.subscribe(List.of(SseChannel.of("a"), SseChannel.of("b")), 0,
					Registers::interest))
			.withMessageContaining("'b'")
			.withMessageContaining("2");
		assertThatExceptionOfType(TooManyChannelsException.class)
			.isThrownBy(() -> registers.listen(SseChannel.matching("y/*")));
		assertThat(registers.registry.listeners(SseChannel.of("a"))).isEqualTo(2);
		assertThat(interest.channel().name()).isEqualTo("a");
	}

}
