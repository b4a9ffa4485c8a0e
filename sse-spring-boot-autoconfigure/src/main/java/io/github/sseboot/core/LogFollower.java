package io.github.sseboot.core;

import java.util.ArrayList;
import java.util.List;

import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Entry;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.StoredEvent;
import io.github.sseboot.engine.TailListener;

/**
 * Takes what the log says to the channels: the only way in, for this node's own events as
 * well.
 */
final class LogFollower implements TailListener {

	private final ChannelRegistry channels;

	private final Framing framing;

	LogFollower(ChannelRegistry channels, Framing framing) {
		this.channels = channels;
		this.framing = framing;
	}

	@Override
	public void events(int partition, List<StoredEvent> events) {
		List<Entry> entries = new ArrayList<>(events.size());
		for (StoredEvent event : events) {
			entries.add(new Entry(event, this.framing.take(event.event())));
		}
		this.channels.append(entries);
	}

	@Override
	public void forked(Position common) {
		this.channels.forked(common);
	}

	@Override
	public void trimmed(int partition, long after, long upTo) {
		this.channels.trimmed(upTo);
	}

	@Override
	public void link(boolean up) {
		// A tail that is down delays events; it loses none
	}

}
