package io.github.sseboot.core.channel;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.engine.Position;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log itself lost or takes back.
 */
class LostEventsTests {

	private final Registers registers = new Registers(Registers.keeping(2), 1 << 20);

	@Test
	void whatTheLogDroppedIsMissingOnAllChannelsEvenAfterLaterTrims() {
		Channel channel = this.registers.listen(SseChannel.of("a")).channel();
		this.registers.append(1, "a");
		this.registers.append(1, "a");
		this.registers.registry.trimmed(100);
		assertThat(this.registers.registry.head().sequence()).isEqualTo(100);
		assertThat(channel.horizon()).isEqualTo(100);
		for (int i = 2; i < 100; i++) {
			this.registers.entry(1, "x");
		}
		this.registers.append(1, "a");
		assertThat(channel.horizon()).isEqualTo(100);
		assertThat(this.registers.listen(SseChannel.of("new")).channel().horizon()).isEqualTo(100);
		assertThat(this.registers.listen(SseChannel.matching("*")).channel().horizon()).isEqualTo(100);
	}

	@Test
	void whatTheLogDroppedIsMissingForThoseWhoConflate() {
		ChannelSettings settings = new ChannelSettings(Registers.keeping(2).history(), Registers.keeping(2).delivery(),
				LagPolicy.CONFLATE, 5);
		Registers conflating = new Registers(settings, 1 << 20);
		conflating.append(1, "a");
		conflating.registry.trimmed(100);
		assertThat(conflating.registry.find("a").missing(LagPolicy.CONFLATE)).isEqualTo(100);
	}

	@Test
	void everybodyIsMadeToLook() {
		this.registers.listen(SseChannel.of("a"));
		this.registers.registry.trimmed(5);
		assertThat(this.registers.marks.dropped()).isEqualTo(5);
	}

	@Test
	void afterAForkSequencesGoOnWhereTheyWere() {
		Channel channel = this.registers.listen(SseChannel.of("a")).channel();
		for (int i = 0; i < 10; i++) {
			this.registers.append(1, "a");
		}
		this.registers.registry.forked(new Position(0, 7, 0));
		assertThat(this.registers.registry.head().sequence()).isEqualTo(11);
		assertThat(channel.horizon()).isEqualTo(11);
		assertThat(this.registers.registry.sequenceOf(new Position(0, 7, 0))).isEqualTo(11);
		assertThat(this.registers.registry.sequenceOf(new Position(0, 8, 1))).isEqualTo(12);
		assertThat(this.registers.registry.sequenceOf(new Position(0, 5, 0))).isLessThan(channel.horizon());
	}

	@Test
	void aHorizonOfARemovedChannelIsNeverForgottenOnlyRoundedUp() {
		Horizons horizons = new Horizons();
		for (int i = 0; i < 200_000; i++) {
			horizons.remember("channel/" + i, i);
		}
		for (int i = 0; i < 200_000; i++) {
			assertThat(horizons.of("channel/" + i)).isGreaterThanOrEqualTo(i);
		}
		assertThat(horizons.newest()).isEqualTo(199_999);
		horizons.raise(300_000);
		assertThat(List.of(horizons.of("x"), horizons.newest())).containsExactly(300_000L, 300_000L);
	}

	@Test
	void anEmptyBatchChangesNothing() {
		this.registers.appendAll(List.of());
		assertThat(this.registers.registry.head().sequence()).isZero();
	}

}
