package io.github.sseboot.core.channel;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.wire.Frame;

/**
 * What is kept. A frame leaves its channel when it is outside of the channel's history
 * and outside of its delivery window, or when the node needs the memory and no frame is
 * older. Belongs to the holder of the node's lock, and never does much in one hold.
 */
final class Retention {

	/**
	 * Most frames that are trimmed in one hold of the lock.
	 */
	static final int SLICE = 256;

	private static final int CHANNEL_OVERHEAD = 250;

	private final ChannelTable table;

	private final long budget;

	private final Allowance allowance;

	private final NavigableSet<Channel> byOldest = new TreeSet<>(
			Comparator.<Channel>comparingLong(Channel::evictionKey).thenComparingLong(Channel::order));

	private final Set<Channel> conflating = new LinkedHashSet<>();

	private long bytes;

	private long privateBytes;

	Retention(ChannelTable table, long budget, Allowance allowance) {
		this.table = table;
		this.budget = budget;
		this.allowance = allowance;
	}

	void append(Channel channel, Frame frame) {
		if (channel.frames().isEmpty()) {
			enqueue(channel, frame.sequence());
		}
		else if (channel.kept() != null && !this.byOldest.contains(channel)) {
			enqueue(channel, channel.frames().oldest().sequence());
		}
		channel.append(frame);
		charge(frame);
		this.privateBytes += (channel.kept() != null) ? frame.size() : 0;
		NewestByKey newest = channel.newest();
		if (newest == null && channel.settings().onLag() == LagPolicy.CONFLATE) {
			conflate(channel);
		}
		else if (newest != null) {
			charge(frame);
			newest.put(frame);
		}
	}

	/**
	 * Keep the newest frame of each key from now on.
	 */
	void conflate(Channel channel) {
		if (channel.newest() != null) {
			return;
		}
		NewestByKey newest = new NewestByKey(channel.settings().maxKeys(), channel.horizon(), this::discharge);
		for (Frame frame : channel.frames().toArray()) {
			charge(frame);
			newest.put(frame);
		}
		channel.newest(newest);
		this.conflating.add(channel);
	}

	/**
	 * Stop to keep the newest frame of each key, unless the settings want it.
	 */
	void stopConflating(Channel channel) {
		if (channel.settings().onLag() != LagPolicy.CONFLATE) {
			forgetNewest(channel);
		}
	}

	private void forgetNewest(Channel channel) {
		NewestByKey newest = channel.newest();
		if (newest != null) {
			channel.newest(null);
			this.conflating.remove(channel);
			newest.clear();
		}
	}

	/**
	 * Trim what neither history nor window wants; the channel is removed if nothing is
	 * left of it.
	 * @return how many frames were trimmed
	 */
	int trim(Channel channel, long now, int max) {
		int trimmed = 0;
		while (trimmed < max && !channel.frames().isEmpty() && outsideBoth(channel, now) && !keepsOldest(channel)) {
			trimOldest(channel);
			trimmed++;
		}
		this.table.removeIfIdle(channel);
		return trimmed;
	}

	/**
	 * Trim the node's oldest frames until the rest fits into the budget, but not too
	 * many.
	 * @return whether there is more to trim
	 */
	boolean evict() {
		for (int i = 0; i < SLICE; i++) {
			if (used() <= this.budget) {
				return false;
			}
			Channel channel = oldest();
			if (channel != null && keepsOldest(channel)) {
				// It is back in the order with its next frame
				this.byOldest.remove(channel);
			}
			else if (channel != null) {
				trimOldest(channel);
				this.table.removeIfIdle(channel);
			}
			else if (!dropKey()) {
				return false;
			}
		}
		return used() > this.budget;
	}

	/**
	 * Let go of all frames of a channel.
	 */
	void clear(Channel channel) {
		forgetNewest(channel);
		while (!channel.frames().isEmpty()) {
			trimOldest(channel);
		}
	}

	long used() {
		return this.bytes + (long) CHANNEL_OVERHEAD * this.table.size() + this.allowance.used();
	}

	/**
	 * Bytes of the frames of private channels.
	 */
	long privateBytes() {
		return this.privateBytes;
	}

	private void trimOldest(Channel channel) {
		Frame trimmed = channel.trim();
		discharge(trimmed);
		this.privateBytes -= (channel.kept() != null) ? trimmed.size() : 0;
		if (channel.frames().isEmpty()) {
			this.byOldest.remove(channel);
		}
	}

	private void charge(Frame frame) {
		if (frame.listed()) {
			this.bytes += frame.size();
		}
	}

	private void discharge(Frame frame) {
		if (frame.unlisted()) {
			this.bytes -= frame.size();
		}
	}

	/**
	 * When no list has a frame left: the newest frames of keys are all that is kept.
	 */
	private boolean dropKey() {
		for (Channel channel : this.conflating) {
			NewestByKey newest = channel.newest();
			if (newest != null && !newest.isEmpty()) {
				newest.dropOldest();
				if (newest.isEmpty()) {
					forgetNewest(channel);
					this.table.removeIfIdle(channel);
				}
				return true;
			}
		}
		return false;
	}

	private static boolean keepsOldest(Channel channel) {
		Kept kept = channel.kept();
		return kept != null && channel.frames().oldest().sequence() > kept.after();
	}

	private static boolean outsideBoth(Channel channel, long now) {
		Frame oldest = channel.frames().oldest();
		return outsideHistory(channel, oldest, now) && outsideWindow(channel, oldest);
	}

	private static boolean outsideHistory(Channel channel, Frame oldest, long now) {
		History history = channel.settings().history();
		return channel.frames().size() > history.maxEvents() || channel.bytes() > history.maxSize()
				|| now - oldest.time() > history.maxAge().toNanos();
	}

	private static boolean outsideWindow(Channel channel, Frame oldest) {
		return channel.interests().length == 0
				|| channel.bytes() - oldest.size() >= channel.settings().delivery().window();
	}

	/**
	 * The channel with the node's oldest frame. A key is put right only when its channel
	 * is the first: keys only grow.
	 */
	private @Nullable Channel oldest() {
		while (!this.byOldest.isEmpty()) {
			Channel first = this.byOldest.first();
			long oldest = first.frames().oldest().sequence();
			if (oldest == first.evictionKey()) {
				return first;
			}
			this.byOldest.remove(first);
			enqueue(first, oldest);
		}
		return null;
	}

	private void enqueue(Channel channel, long key) {
		channel.evictionKey(key);
		this.byOldest.add(channel);
	}

}
