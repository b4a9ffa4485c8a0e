package io.github.sseboot.core.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Which channels and patterns there are. A channel that has neither frames nor listeners
 * does not exist; of one that is removed only the horizon is remembered. Belongs to the
 * holder of the node's lock; only the size may be read without it.
 */
final class ChannelTable {

	private final Map<String, Channel> channels = new HashMap<>();

	private final NavigableMap<String, Channel> byName = new TreeMap<>();

	private final Map<String, Channel> patterns = new HashMap<>();

	private final PatternIndex index = new PatternIndex();

	private final Horizons horizons = new Horizons();

	private final ChannelRules rules;

	private long created;

	private volatile int size;

	ChannelTable(ChannelRules rules) {
		this.rules = rules;
	}

	@Nullable Channel find(String name) {
		return this.channels.get(name);
	}

	@Nullable Channel findPattern(String text) {
		return this.patterns.get(text);
	}

	Channel findOrCreate(String name) {
		Channel existing = this.channels.get(name);
		return (existing != null) ? existing : create(name);
	}

	private Channel create(String name) {
		return add(new Channel(this.created++, name, false, this.rules.of(name), this.horizons.of(name), null));
	}

	/**
	 * A channel that stays until it is abandoned.
	 */
	Channel createPrivate(String name, ChannelSettings settings, Kept kept, long horizon) {
		return add(new Channel(this.created++, name, false, settings, horizon, kept));
	}

	private Channel add(Channel channel) {
		String name = channel.name();
		for (Channel pattern : this.index.match(name)) {
			channel.feed(pattern);
		}
		this.channels.put(name, channel);
		this.byName.put(name, channel);
		count();
		return channel;
	}

	/**
	 * A new pattern, which from now on is fed by channels that are created.
	 */
	Channel createPattern(String text) {
		Channel pattern = new Channel(this.created++, text, true, this.rules.of(text), 0, null);
		this.patterns.put(text, pattern);
		this.index.add(pattern);
		count();
		return pattern;
	}

	boolean removeIfIdle(Channel channel) {
		if (!channel.removable() || this.channels.get(channel.name()) != channel) {
			return false;
		}
		this.horizons.remember(channel.name(), channel.horizon());
		this.channels.remove(channel.name());
		this.byName.remove(channel.name());
		count();
		return true;
	}

	void removePattern(Channel pattern) {
		this.patterns.remove(pattern.name());
		this.index.remove(pattern);
		count();
	}

	/**
	 * How many listen to a pattern; or to a channel, by its name or by a pattern.
	 */
	int listeners(String name, boolean pattern) {
		Channel own = (pattern ? this.patterns : this.channels).get(name);
		int listeners = (own != null) ? own.listeners() : 0;
		if (!pattern) {
			for (Channel matching : this.index.match(name)) {
				listeners += matching.listeners();
			}
		}
		return listeners;
	}

	Collection<Channel> patterns() {
		return this.patterns.values();
	}

	/**
	 * Some channels in the order of their names.
	 */
	List<Channel> slice(String after, String prefix, int max) {
		List<Channel> slice = new ArrayList<>();
		boolean inclusive = after.isEmpty();
		for (Channel channel : this.byName.tailMap(inclusive ? prefix : after, inclusive).values()) {
			if (slice.size() == max || !channel.name().startsWith(prefix)) {
				break;
			}
			slice.add(channel);
		}
		return slice;
	}

	/**
	 * Everything up to here may have been lost, of all channels. Walks over all of them
	 * in one hold of the lock: this happens when a log is not what it was, not in normal
	 * life.
	 */
	void raiseHorizons(long sequence) {
		this.horizons.raise(sequence);
		this.channels.values().forEach((channel) -> channel.raiseHorizon(sequence));
		this.patterns.values().forEach((pattern) -> pattern.raiseHorizon(sequence));
	}

	Horizons horizons() {
		return this.horizons;
	}

	int size() {
		return this.size;
	}

	private void count() {
		this.size = this.channels.size() + this.patterns.size();
	}

}
