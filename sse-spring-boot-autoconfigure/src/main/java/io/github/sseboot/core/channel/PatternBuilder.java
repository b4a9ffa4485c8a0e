package io.github.sseboot.core.channel;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.wire.Frame;

/**
 * Brings a pattern into being: first new channels feed it, then the existing ones are
 * linked in slices, between which others get the lock, and at last it gets what they have
 * kept. Until then nobody reads from it: who wants to listen waits here.
 */
final class PatternBuilder {

	private static final int SLICE = 256;

	/** About as many are gathered in one hold of the lock. */
	private static final int MAX_FRAMES = 1024;

	private final ReentrantLock building = new ReentrantLock();

	private final ReentrantLock lock;

	private final ChannelTable table;

	private final Retention retention;

	PatternBuilder(ReentrantLock lock, ChannelTable table, Retention retention) {
		this.lock = lock;
		this.table = table;
		this.retention = retention;
	}

	Interest join(String text, int shard, Interest.Factory factory, int limit) {
		this.building.lock();
		try {
			Interest existing = joinExisting(text, shard, factory);
			return (existing != null) ? existing : build(text, shard, factory, limit);
		}
		finally {
			this.building.unlock();
		}
	}

	private @Nullable Interest joinExisting(String text, int shard, Interest.Factory factory) {
		this.lock.lock();
		try {
			Channel pattern = this.table.findPattern(text);
			return (pattern != null) ? pattern.join(shard, factory) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Interest build(String text, int shard, Interest.Factory factory, int limit) {
		Channel pattern;
		Interest interest;
		this.lock.lock();
		try {
			if (this.table.size() >= limit) {
				throw new TooManyChannelsException(text, limit);
			}
			pattern = this.table.createPattern(text);
			interest = pattern.join(shard, factory);
		}
		finally {
			this.lock.unlock();
		}
		Gathered gathered = link(pattern);
		this.lock.lock();
		try {
			install(pattern, gathered);
		}
		finally {
			this.lock.unlock();
		}
		return interest;
	}

	private Gathered link(Channel pattern) {
		Gathered gathered = new Gathered(pattern.settings().history().maxEvents());
		String prefix = literalPrefix(pattern.name());
		String after = "";
		while (true) {
			this.lock.lock();
			try {
				List<Channel> slice = this.table.slice(after, prefix, SLICE);
				if (slice.isEmpty()) {
					return gathered;
				}
				int frames = 0;
				for (Channel channel : slice) {
					if (frames > MAX_FRAMES) {
						break;
					}
					frames += link(channel, pattern, gathered);
					after = channel.name();
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private static int link(Channel channel, Channel pattern, Gathered gathered) {
		if (!PatternMatch.matches(pattern.name(), channel.name())) {
			return 0;
		}
		if (!List.of(channel.patterns()).contains(pattern)) {
			channel.feed(pattern);
		}
		gathered.add(channel);
		return channel.frames().size();
	}

	/**
	 * Exchange what arrived meanwhile for all that is known.
	 */
	private void install(Channel pattern, Gathered gathered) {
		for (Frame live : pattern.frames().toArray()) {
			gathered.frames.put(live.sequence(), live);
		}
		long horizon = Math.max(gathered.horizon, this.table.horizons().newest());
		horizon = Math.max(horizon, pattern.horizon());
		this.retention.clear(pattern);
		// The clearing raised the horizon to the newest frame
		pattern.startOver(horizon);
		for (Frame frame : gathered.frames.tailMap(horizon, false).values()) {
			this.retention.append(pattern, frame);
		}
	}

	static String literalPrefix(String pattern) {
		return pattern.substring(0, pattern.indexOf('*') < 0 ? pattern.length() : pattern.indexOf('*'));
	}

	/**
	 * The newest frames of several channels.
	 */
	private static final class Gathered {

		private final TreeMap<Long, Frame> frames = new TreeMap<>();

		private final int max;

		private long horizon;

		private Gathered(int max) {
			this.max = max;
		}

		private void add(Channel channel) {
			this.horizon = Math.max(this.horizon, channel.horizon());
			for (Frame frame : channel.frames().toArray()) {
				this.frames.put(frame.sequence(), frame);
			}
			while (this.frames.size() > this.max) {
				this.horizon = Math.max(this.horizon, this.frames.pollFirstEntry().getKey());
			}
		}

	}

}
