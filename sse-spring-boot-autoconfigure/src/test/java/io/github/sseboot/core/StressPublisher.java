package io.github.sseboot.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.sseboot.engine.NewEvent;

/**
 * Publishes {@code publisher:number channel...} to one or two channels, and remembers
 * where.
 */
final class StressPublisher extends Thread {

	static final List<String> CHANNELS = List.of("a", "b", "o/1", "o/2");

	/** Which channels each number went to, as bits. */
	final int[] channels;

	private final Rig rig;

	private final int number;

	StressPublisher(Rig rig, int number, int events) {
		super("publisher-" + number);
		this.rig = rig;
		this.number = number;
		Random random = new Random(number);
		this.channels = random.ints(events, 1, 1 << CHANNELS.size()).map((bits) -> bits & random.nextInt(16)).toArray();
	}

	@Override
	public void run() {
		List<NewEvent> batch = new ArrayList<>();
		for (int i = 0; i < this.channels.length; i++) {
			List<String> names = names(this.channels[i]);
			if (!names.isEmpty()) {
				String data = this.number + ":" + i + " " + "x".repeat((i % 500 == 0) ? 20_000 : i % 60);
				batch.add(NewEvent.message(names, null, data.getBytes(StandardCharsets.UTF_8)));
			}
			if (batch.size() > i % 3) {
				this.rig.node().publish(batch);
				batch = new ArrayList<>();
			}
			if (i % 50 == 0) {
				Thread.yield();
			}
		}
		this.rig.node().publish(batch);
	}

	static List<String> names(int bits) {
		List<String> names = new ArrayList<>();
		for (int bit = 0; bit < CHANNELS.size(); bit++) {
			if ((bits & (1 << bit)) != 0) {
				names.add(CHANNELS.get(bit));
			}
		}
		return names;
	}

}
