package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One walk over all channels, in slices between which others get the lock: trims by age,
 * forgets old ends, removes patterns that are not used any more.
 */
final class Sweep {

	private static final int SLICE = 256;

	private final ReentrantLock lock;

	private final ChannelTable table;

	private final Retention retention;

	private final long now;

	Sweep(ReentrantLock lock, ChannelTable table, Retention retention, long now) {
		this.lock = lock;
		this.table = table;
		this.retention = retention;
		this.now = now;
	}

	void run() {
		channels();
		for (Channel pattern : patterns()) {
			pattern(pattern);
		}
	}

	private void channels() {
		String after = "";
		while (true) {
			this.lock.lock();
			try {
				List<Channel> slice = this.table.slice(after, "", SLICE);
				if (slice.isEmpty()) {
					return;
				}
				int budget = Retention.SLICE;
				for (Channel channel : slice) {
					if (budget == 0) {
						break;
					}
					budget -= channel(channel, budget);
					after = (budget > 0) ? channel.name() : after;
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private int channel(Channel channel, int budget) {
		long age = channel.settings().history().maxAge().toNanos();
		if (channel.end() != 0 && this.now - channel.endTime() > age) {
			channel.reopen();
		}
		return this.retention.trim(channel, this.now, budget);
	}

	private List<Channel> patterns() {
		this.lock.lock();
		try {
			return new ArrayList<>(this.table.patterns());
		}
		finally {
			this.lock.unlock();
		}
	}

	private void pattern(Channel pattern) {
		int trimmed = Retention.SLICE;
		while (trimmed == Retention.SLICE) {
			this.lock.lock();
			try {
				trimmed = this.retention.trim(pattern, this.now, Retention.SLICE);
			}
			finally {
				this.lock.unlock();
			}
		}
		if (unused(pattern)) {
			remove(pattern);
		}
	}

	private boolean unused(Channel pattern) {
		this.lock.lock();
		try {
			if (!pattern.unusedForLong()) {
				return false;
			}
			this.table.removePattern(pattern);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void remove(Channel pattern) {
		String prefix = PatternBuilder.literalPrefix(pattern.name());
		String after = "";
		while (true) {
			this.lock.lock();
			try {
				List<Channel> slice = this.table.slice(after, prefix, SLICE);
				if (slice.isEmpty()) {
					this.retention.clear(pattern);
					return;
				}
				for (Channel channel : slice) {
					channel.stopFeeding(pattern);
					after = channel.name();
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

}
