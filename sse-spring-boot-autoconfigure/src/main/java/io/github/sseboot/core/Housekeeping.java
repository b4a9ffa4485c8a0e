package io.github.sseboot.core;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.channel.ChannelRegistry;

/**
 * Sweeps the channels from time to time, on a thread of its own: a sweep waits for the
 * node's lock, which a shard must not.
 */
final class Housekeeping {

	private static final long INTERVAL_SECONDS = 5;

	private final ChannelRegistry channels;

	private @Nullable ScheduledExecutorService executor;

	Housekeeping(ChannelRegistry channels) {
		this.channels = channels;
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "sse-housekeeping");
			thread.setDaemon(true);
			return thread;
		});
		started.scheduleWithFixedDelay(this.channels::sweep, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
		this.executor = started;
	}

	void stop() {
		ScheduledExecutorService running = this.executor;
		if (running != null) {
			running.shutdown();
		}
	}

}
