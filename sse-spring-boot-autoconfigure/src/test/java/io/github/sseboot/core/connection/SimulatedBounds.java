package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.ChannelRule;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.History;

/**
 * Bounds so small that they matter, chosen by a seed.
 */
final class SimulatedBounds {

	static final List<String> CHANNELS = List.of("a", "b", "o/1", "o/2", "o/x/y", "p/1", "p/2");

	static final List<String> PATTERNS = List.of("o/*", "o/**", "**", "p/*", "*");

	private final Random random;

	SimulatedBounds(Random random) {
		this.random = random;
	}

	ChannelRules rules() {
		List<ChannelRule> rules = new ArrayList<>();
		for (String name : CHANNELS) {
			if (this.random.nextInt(3) == 0) {
				rules.add(new ChannelRule(SseChannel.of(name), settings()));
			}
		}
		if (this.random.nextInt(3) == 0) {
			rules.add(new ChannelRule(SseChannel.matching("o/**"), settings()));
		}
		return new ChannelRules(rules, settings());
	}

	private ChannelSettings settings() {
		LagPolicy[] policies = LagPolicy.values();
		return new ChannelSettings(
				new History(pick(0, 1, 2, 3, 5, 10, 50), Duration.ofMillis(pick(0, 100, 1000, 60_000)),
						pick(0, 300, 1000, 5000, 100_000)),
				new Delivery(pick(0, 0, 200, 500, 2000, 20_000), Duration.ofMillis(pick(200, 1000, 60_000))),
				(this.random.nextInt(3) == 0) ? policies[this.random.nextInt(policies.length)] : LagPolicy.GAP,
				pick(1, 2, 1000));
	}

	long memory() {
		return pick(2500, 4000, 8000, 50_000, 10_000_000);
	}

	int marks() {
		return pick(1, 2, 4, 16, 1024);
	}

	int shards() {
		return pick(1, 1, 2, 3);
	}

	int channels() {
		return pick(4, 8, 100, 100, 100);
	}

	int connections() {
		return pick(3, 100, 100, 100);
	}

	Timing timing() {
		return new Timing(Duration.ofMillis(pick(0, 150, 1000)), Duration.ofMillis(pick(0, 0, 0, 500, 3000)),
				Duration.ofSeconds(3));
	}

	SseStream stream(Supplier<List<SseEvent>> state) {
		List<SseChannel> channels = new ArrayList<>();
		CHANNELS.forEach((name) -> channels.add(SseChannel.of(name)));
		PATTERNS.forEach((name) -> channels.add(SseChannel.matching(name)));
		Collections.shuffle(channels, this.random);
		SseStream stream = SseStream.of(channels.subList(0, pick(1, 1, 1, 2, 3, 6)));
		LagPolicy[] policies = LagPolicy.values();
		if (this.random.nextInt(3) == 0) {
			stream = stream.onLag(policies[this.random.nextInt(policies.length)]);
		}
		if (this.random.nextInt(3) == 0) {
			stream = stream.where("region", "eu", "us", "here");
		}
		if (this.random.nextInt(4) == 0) {
			return stream.snapshot((start) -> state.get());
		}
		return (this.random.nextInt(5) == 0) ? stream.latest() : stream.replay(pick(0, 0, 1, 3, 50));
	}

	/**
	 * Mostly small; at times more than fits into a write.
	 */
	String padding() {
		int kind = this.random.nextInt(100);
		int length = (kind < 70) ? this.random.nextInt(20) : (kind < 93) ? this.random.nextInt(400)
				: (kind < 98) ? this.random.nextInt(4000) : 8000 + this.random.nextInt(12_000);
		return ".".repeat(length);
	}

	String subject() {
		int key = this.random.nextInt(5);
		return (key > 0) ? "k" + key : null;
	}

	String region() {
		return List.of("eu", "us", "here", "asia").get(this.random.nextInt(4));
	}

	int pick(int... values) {
		return values[this.random.nextInt(values.length)];
	}

}
