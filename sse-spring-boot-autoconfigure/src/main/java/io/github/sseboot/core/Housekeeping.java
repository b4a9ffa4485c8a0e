package io.github.sseboot.core;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.connection.ConnectionListener;

/**
 * Sweeps the channels from time to time, on a thread of its own: a sweep waits for the
 * node's lock, which a shard must not.
 */
final class Housekeeping {

	private static final long INTERVAL_SECONDS = 5;

	private final ChannelRegistry channels;

	private final ConnectionListener listener;

	private @Nullable ScheduledExecutorService executor;

	Housekeeping(ChannelRegistry channels, ConnectionListener listener) {
		this.channels = channels;
		this.listener = listener;
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "sse-housekeeping");
			thread.setDaemon(true);
			return thread;
		});
		started.scheduleWithFixedDelay(this::sweep, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
		this.executor = started;
	}

	/**
	 * What goes wrong once must not end all later sweeps.
	 */
	private void sweep() {
		try {
			this.channels.sweep();
		}
		catch (Throwable ex) {
			this.listener.failed(ex);
		}
	}

	void stop() {
		ScheduledExecutorService running = this.executor;
		if (running != null) {
			running.shutdown();
		}
	}

}
