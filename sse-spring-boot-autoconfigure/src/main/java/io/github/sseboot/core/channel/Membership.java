package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sseboot.SseChannel;

/**
 * Who begins and who ends to listen. Channels come into being with their first listener,
 * and go with their last one if they have no frames.
 */
final class Membership {

	private final ReentrantLock lock;

	private final ChannelTable table;

	private final Retention retention;

	private final PatternBuilder builder;

	private final int limit;

	Membership(ReentrantLock lock, ChannelTable table, Retention retention, int limit) {
		this.lock = lock;
		this.table = table;
		this.retention = retention;
		this.builder = new PatternBuilder(lock, table, retention);
		this.limit = limit;
	}

	List<Interest> join(List<SseChannel> channels, int shard, Interest.Factory factory) {
		List<Interest> interests = new ArrayList<>(channels.size());
		try {
			for (SseChannel channel : channels) {
				interests.add(channel.pattern() ? this.builder.join(channel.name(), shard, factory, this.limit)
						: join(channel.name(), shard, factory));
			}
			return interests;
		}
		catch (TooManyChannelsException ex) {
			leave(interests);
			throw ex;
		}
	}

	private Interest join(String name, int shard, Interest.Factory factory) {
		this.lock.lock();
		try {
			if (this.table.size() >= this.limit && this.table.find(name) == null) {
				throw new TooManyChannelsException(name, this.limit);
			}
			return this.table.findOrCreate(name).join(shard, factory);
		}
		finally {
			this.lock.unlock();
		}
	}

	void conflate(List<Interest> interests) {
		for (Interest interest : interests) {
			this.lock.lock();
			try {
				this.retention.conflate(interest.channel());
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	void leave(List<Interest> interests) {
		this.lock.lock();
		try {
			leaveEach(interests);
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean tryLeave(List<Interest> interests) {
		if (!this.lock.tryLock()) {
			return false;
		}
		try {
			leaveEach(interests);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void leaveEach(List<Interest> interests) {
		for (Interest interest : interests) {
			Channel channel = interest.channel();
			channel.leave(interest);
			if (channel.interests().length == 0) {
				this.retention.stopConflating(channel);
			}
			this.table.removeIfIdle(channel);
		}
	}

}
