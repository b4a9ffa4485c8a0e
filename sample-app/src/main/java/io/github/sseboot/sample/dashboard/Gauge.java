package io.github.sseboot.sample.dashboard;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStatistics;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads what the server does once a second, while somebody looks.
 */
@Component
class Gauge {

	static final SseChannel CHANNEL = SseChannel.of("dashboard");

	private final SseBroadcaster sse;

	private final Load load;

	Gauge(SseBroadcaster sse, Load load) {
		this.sse = sse;
		this.load = load;
	}

	@Scheduled(fixedRate = 1, timeUnit = TimeUnit.SECONDS)
	void read() {
		if (this.sse.listeners(CHANNEL) > 0) {
			this.sse.publish(CHANNEL, SseEvent.of(reading()).name("reading"));
		}
	}

	private Reading reading() {
		Runtime runtime = Runtime.getRuntime();
		return new Reading(Instant.now(), this.sse.statistics(), runtime.totalMemory() - runtime.freeMemory(),
				runtime.maxMemory(), this.load.running());
	}

	/**
	 * What grows is told as it is: a rate is the difference of two readings.
	 */
	record Reading(Instant at, SseStatistics node, long heap, long maxHeap, boolean load) {
	}

}
