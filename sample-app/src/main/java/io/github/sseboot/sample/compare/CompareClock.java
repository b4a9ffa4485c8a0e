package io.github.sseboot.sample.compare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes a number twice a second, as JSON for those who run scripts and as HTML for
 * those who swap fragments. It stops one minute after the last listener has left, so who
 * is cut off misses something.
 */
@Component
class CompareClock {

	static final SseChannel CHANNEL = SseChannel.of("compare");

	private static final int PATIENCE = 120;

	private final SseBroadcaster sse;

	private long number;

	private int left;

	CompareClock(SseBroadcaster sse) {
		this.sse = sse;
	}

	@Scheduled(fixedRateString = "500ms")
	void tick() {
		this.left = (this.sse.listeners(CHANNEL) > 0) ? PATIENCE : this.left - 1;
		if (this.left > 0) {
			this.number++;
			Tick tick = new Tick(this.number, Instant.now().truncatedTo(ChronoUnit.MILLIS));
			this.sse.publish(CHANNEL, SseEvent.of(tick).andView(TickView.NAME, Map.of("tick", tick)));
		}
	}

	record Tick(long number, Instant time) {
	}

}
