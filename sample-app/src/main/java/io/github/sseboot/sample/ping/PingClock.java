package io.github.sseboot.sample.ping;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes the time, every second unless told otherwise, while somebody listens.
 */
@Component
class PingClock {

	static final SseChannel CHANNEL = SseChannel.of("ping");

	/**
	 * How long the clock goes on when nobody listens any more, so that a page that comes
	 * back has missed something, and gets it.
	 */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int PINGS_PER_MESSAGE = 10;

	private final SseBroadcaster sse;

	private Instant lastHeard = Instant.EPOCH;

	private long number;

	PingClock(SseBroadcaster sse) {
		this.sse = sse;
	}

	@Scheduled(fixedRateString = "${sample.ping.pace}")
	void tick() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		if (this.sse.listeners(CHANNEL) > 0) {
			this.lastHeard = now;
		}
		if (now.isBefore(this.lastHeard.plus(PATIENCE))) {
			ping(now);
		}
	}

	private void ping(Instant now) {
		this.number++;
		Ping ping = new Ping(this.number, now);
		this.sse.publish(CHANNEL, SseEvent.of(ping).name("ping"));
		if (this.number % PINGS_PER_MESSAGE == 0) {
			this.sse.publish(CHANNEL, "This is a message at time " + now);
		}
	}

	record Ping(long number, Instant time) {
	}

}
