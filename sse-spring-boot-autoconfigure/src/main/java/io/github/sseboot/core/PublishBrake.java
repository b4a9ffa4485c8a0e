package io.github.sseboot.core;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.connection.Shards;
import io.github.sseboot.core.log.Ticker;

/**
 * Holds publishers for a moment while the shards, not the clients, are behind: when more
 * than half of the delivery window is unread by connections that could read it.
 */
final class PublishBrake {

	private static final long STEP = 200_000;

	private final ChannelRegistry channels;

	private final Shards shards;

	private final long allowed;

	private final long maxWait;

	private final Ticker ticker;

	PublishBrake(ChannelRegistry channels, Shards shards, ChannelSettings settings, Duration maxWait, Ticker ticker) {
		this.channels = channels;
		this.shards = shards;
		this.allowed = settings.delivery().window() / 2;
		this.maxWait = maxWait.toNanos();
		this.ticker = ticker;
	}

	void hold() {
		if (this.maxWait == 0 || !behind()) {
			return;
		}
		long start = this.ticker.nanos();
		while (behind() && this.ticker.nanos() - start < this.maxWait) {
			LockSupport.parkNanos(this, STEP);
		}
	}

	private boolean behind() {
		long served = this.shards.served();
		return served != Long.MAX_VALUE && this.channels.head().bytes() - served > this.allowed;
	}

}
