package io.github.sseboot.core.channel;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The channels of private streams. They exist from {@link #open} to {@link #remove},
 * however empty they are, and drop nothing that {@link Kept} says is needed.
 *
 * @since 1.0.0
 */
public final class PrivateChannels {

	private final ReentrantLock lock;

	private final ChannelTable table;

	private final Retention retention;

	private final LongSupplier head;

	private final int limit;

	PrivateChannels(ReentrantLock lock, ChannelTable table, Retention retention, LongSupplier head, int limit) {
		this.lock = lock;
		this.table = table;
		this.retention = retention;
		this.head = head;
		this.limit = limit;
	}

	/**
	 * Create a channel that begins now: an id from before belongs to another one.
	 * @param name its name, which no channel has
	 * @param label what clients are told instead of the name
	 * @param settings how it keeps its events
	 * @return the channel
	 * @throws TooManyChannelsException if it would be one too many
	 */
	public Channel open(String name, String label, ChannelSettings settings) {
		this.lock.lock();
		try {
			if (this.table.size() >= this.limit) {
				throw new TooManyChannelsException(label, this.limit);
			}
			long begin = this.head.getAsLong();
			return this.table.createPrivate(name, settings, new Kept(label, begin), begin);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Let go of a channel and of all that it keeps.
	 * @param channel the channel
	 */
	public void remove(Channel channel) {
		this.lock.lock();
		try {
			Kept kept = channel.kept();
			if (kept != null) {
				kept.abandon();
			}
			channel.reopen();
			this.retention.clear(channel);
			this.table.removeIfIdle(channel);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Bytes of all frames of private channels. Takes the lock.
	 * @return the number of bytes
	 */
	public long bytes() {
		this.lock.lock();
		try {
			return this.retention.privateBytes();
		}
		finally {
			this.lock.unlock();
		}
	}

}
