package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.sseboot.SseChannel;

import static org.assertj.core.api.Assertions.assertThat;

class FrameCursorTests {

	private final FrameCursor cursor = new FrameCursor();

	/**
	 * What passes both checks must be all of the range, whatever was trimmed and appended
	 * between the steps of the reader.
	 */
	@Test
	void whatPassesBothChecksIsComplete() {
		for (int seed = 0; seed < 3000; seed++) {
			Random random = new Random(seed);
			Registers registers = new Registers(Registers.keeping(1 + random.nextInt(20)), 1 << 20);
			Interest interest = registers.listen(SseChannel.of("a"));
			List<Long> all = new ArrayList<>();
			append(registers, random, all, random.nextInt(60));
			for (int i = 0; i < 10; i++) {
				readOnce(registers, interest.channel(), random, all);
			}
		}
	}

	private void readOnce(Registers registers, Channel channel, Random random, List<Long> all) {
		long limit = registers.registry.head().sequence();
		long position = Math.max(0, limit - random.nextInt(30));
		append(registers, random, all, random.nextInt(3));
		this.cursor.seek(channel, position, limit);
		List<Long> read = new ArrayList<>();
		append(registers, random, all, random.nextInt(4));
		while (this.cursor.current() != null) {
			read.add(this.cursor.current().sequence());
			append(registers, random, all, random.nextInt(4) / 3 * random.nextInt(25));
			this.cursor.advance();
		}
		boolean torn = this.cursor.torn();
		if (channel.horizon() <= position && !torn) {
			assertThat(read).isEqualTo(all.stream().filter((each) -> each > position && each <= limit).toList());
		}
		else if (!torn) {
			assertThat(read).isSorted().allMatch((each) -> each > position && each <= limit && all.contains(each));
			assertThat(all.stream().filter((each) -> each > channel.horizon() && each > position && each <= limit))
				.isSubsetOf(read);
		}
	}

	private static void append(Registers registers, Random random, List<Long> all, int count) {
		for (int i = 0; i < count; i++) {
			if (random.nextInt(3) == 0) {
				registers.append(1, "b");
			}
			else {
				all.add(registers.append(1, "a"));
			}
		}
	}

	@Test
	void aTornReadIsNoticedAlsoIfTheGapWasTold() {
		Registers registers = new Registers(Registers.keeping(4), 1 << 20);
		Channel channel = registers.listen(SseChannel.of("a")).channel();
		registers.append(1, "a");
		registers.append(1, "a");
		registers.append(1, "a");
		this.cursor.seek(channel, 0, 3);
		registers.append(1, "a");
		assertThat(this.cursor.torn()).isFalse();
		registers.append(1, "a");
		assertThat(this.cursor.torn()).isTrue();
	}

	@Test
	void findsTheNewestFrameUpToALimit() {
		Registers registers = new Registers(Registers.keeping(4), 1 << 20);
		Channel channel = registers.listen(SseChannel.of("a")).channel();
		assertThat(this.cursor.newest(channel, 7)).isEqualTo(7);
		registers.append(1, "a");
		registers.append(1, "b");
		registers.append(1, "a");
		assertThat(this.cursor.newest(channel, 3)).isEqualTo(3);
		assertThat(this.cursor.newest(channel, 2)).isEqualTo(1);
	}

	@Test
	void aCursorThatWasReleasedHoldsNothing() {
		Registers registers = new Registers(Registers.keeping(4), 1 << 20);
		Channel channel = registers.listen(SseChannel.of("a")).channel();
		registers.append(1, "a");
		this.cursor.seek(channel, 0, 1);
		this.cursor.release();
		assertThat(this.cursor.current()).isNull();
		assertThat(this.cursor.torn()).isFalse();
	}

}
