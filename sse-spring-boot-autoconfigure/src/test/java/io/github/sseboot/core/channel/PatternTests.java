package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.github.sseboot.SseChannel;

import static org.assertj.core.api.Assertions.assertThat;

class PatternTests {

	private static final SseChannel ORDERS = SseChannel.matching("orders/*");

	@Test
	void aPatternStartsWithWhatIsKeptAndIsFedFromThenOn() {
		Registers registers = new Registers(Registers.keeping(3), 1 << 20);
		registers.append(1, "orders/1");
		registers.append(1, "orders/2");
		registers.append(1, "other");
		registers.append(1, "orders/1");
		Channel pattern = registers.listen(ORDERS).channel();
		assertThat(Registers.sequences(pattern)).containsExactly(1L, 2L, 4L);
		registers.append(1, "orders/3");
		registers.append(1, "orders/3/items");
		registers.append(1, "orders/4", "orders/5");
		assertThat(Registers.sequences(pattern)).containsExactly(4L, 5L, 7L);
		assertThat(pattern.horizon()).isEqualTo(2);
	}

	@Test
	void whatItsFeedersOrRemovedChannelsLostIsBelowItsHorizon() {
		Registers registers = new Registers(Registers.keeping(1), 1 << 20);
		registers.append(1, "orders/1");
		registers.append(1, "orders/1");
		assertThat(registers.listen(ORDERS).channel().horizon()).isEqualTo(1);
		Registers others = new Registers(Registers.keeping(0), 1 << 20);
		others.append(1, "orders/1");
		assertThat(others.listen(ORDERS).channel().horizon()).isEqualTo(1);
	}

	@Test
	void isRemovedWhenNobodyListenedForTwoSweeps() {
		Registers registers = new Registers(Registers.keeping(1), 1 << 20);
		Interest interest = registers.listen(ORDERS);
		registers.append(1, "orders/1");
		registers.leave(interest);
		registers.registry.sweep();
		assertThat(registers.registry.size()).isEqualTo(2);
		registers.registry.sweep();
		assertThat(registers.registry.size()).isEqualTo(1);
		assertThat(registers.registry.find("orders/1").patterns()).isEmpty();
		assertThat(ChannelInspection.problems(registers.registry)).isEmpty();
	}

	@Test
	void isKeptWhenSomebodyCameBetweenTheSweeps() {
		Registers registers = new Registers(Registers.keeping(1), 1 << 20);
		registers.leave(registers.listen(ORDERS));
		registers.registry.sweep();
		registers.leave(registers.listen(ORDERS));
		registers.registry.sweep();
		assertThat(registers.registry.size()).isEqualTo(1);
	}

	@Test
	void countsAsListenerOfTheChannelsThatMatch() {
		Registers registers = new Registers(Registers.keeping(1), 1 << 20);
		registers.listen(ORDERS);
		registers.listen(SseChannel.of("orders/1"));
		registers.listen(SseChannel.matching("**"));
		assertThat(registers.registry.listeners(SseChannel.of("orders/1"))).isEqualTo(3);
		assertThat(registers.registry.listeners(SseChannel.of("orders/2"))).isEqualTo(2);
		assertThat(registers.registry.listeners(ORDERS)).isEqualTo(1);
		assertThat(registers.registry.listeners(SseChannel.matching("x/*"))).isZero();
	}

	@Test
	void missesNothingThatIsPublishedWhileItIsBuilt() throws InterruptedException {
		Registers registers = new Registers(Registers.keeping(1_000_000), 1L << 40);
		for (int i = 0; i < 3000; i++) {
			registers.append(1, "orders/" + i);
		}
		AtomicBoolean stop = new AtomicBoolean();
		Thread publisher = new Thread(() -> {
			for (int i = 0; !stop.get(); i++) {
				registers.append(1, "orders/" + (i * 7) % 5000);
			}
		});
		publisher.start();
		List<Channel> patterns = new ArrayList<>();
		for (String text : List.of("orders/*", "orders/**", "**", "*/*")) {
			patterns.add(registers.listen(SseChannel.matching(text)).channel());
		}
		stop.set(true);
		publisher.join();
		long last = registers.registry.head().sequence();
		for (Channel pattern : patterns) {
			assertThat(Registers.sequences(pattern)).hasSize((int) last).isSorted().doesNotHaveDuplicates();
		}
		assertThat(ChannelInspection.problems(registers.registry)).isEmpty();
	}

	@Test
	void theIndexFindsWhatAScanFinds() {
		Random random = new Random(7);
		for (int round = 0; round < 200; round++) {
			PatternIndex index = new PatternIndex();
			List<Channel> patterns = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				String text = text(random, true);
				if (patterns.stream().noneMatch((pattern) -> pattern.name().equals(text))) {
					Channel pattern = new Channel(i, text, true, Registers.keeping(1), 0, null);
					index.add(pattern);
					patterns.add(pattern);
				}
			}
			while (patterns.size() > 3) {
				String name = text(random, false);
				assertThat(index.match(name)).as(name)
					.containsExactlyInAnyOrderElementsOf(
							patterns.stream().filter((each) -> PatternMatch.matches(each.name(), name)).toList());
				index.remove(patterns.remove(random.nextInt(patterns.size())));
			}
		}
	}

	private static String text(Random random, boolean pattern) {
		List<String> segments = new ArrayList<>();
		int length = 1 + random.nextInt(4);
		for (int i = 0; i < length; i++) {
			boolean star = pattern && random.nextInt(3) == 0;
			segments.add(star ? "*" : List.of("a", "b", "").get(random.nextInt(3)));
		}
		if (pattern && random.nextInt(3) == 0) {
			segments.set(length - 1, "**");
		}
		return String.join("/", segments);
	}

	@Test
	void starIsOneSegmentAndTwoStarsAreTheRest() {
		assertThat(PatternMatch.matches("a/*", "a/b")).isTrue();
		assertThat(PatternMatch.matches("a/*", "a")).isFalse();
		assertThat(PatternMatch.matches("a/*", "a/b/c")).isFalse();
		assertThat(PatternMatch.matches("a/**", "a/b/c")).isTrue();
		assertThat(PatternMatch.matches("a/**", "a")).isFalse();
		assertThat(PatternMatch.matches("a", "a")).isTrue();
		assertThat(PatternMatch.matches("a", "b")).isFalse();
	}

	@Test
	void theFirstRuleThatMatchesHasTheSettings() {
		ChannelSettings one = Registers.keeping(1);
		ChannelSettings two = Registers.keeping(2);
		ChannelRules rules = new ChannelRules(
				List.of(new ChannelRule(SseChannel.of("a/b"), one), new ChannelRule(SseChannel.matching("a/*"), two)),
				Registers.keeping(3));
		assertThat(rules.of("a/b").history().maxEvents()).isEqualTo(1);
		assertThat(rules.of("a/c").history().maxEvents()).isEqualTo(2);
		assertThat(rules.of("a/*").history().maxEvents()).isEqualTo(2);
		assertThat(rules.of("c").history().maxEvents()).isEqualTo(3);
	}

}
