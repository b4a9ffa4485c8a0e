package io.github.sseboot.core.channel;

import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * Puts an event where it belongs: on the lists of its channels and of the patterns they
 * feed, then into the marks of the shards that listen. Belongs to the holder of the
 * node's lock.
 */
final class Appender {

	private final ChannelTable table;

	private final Retention retention;

	private final ShardMarks shards;

	private long published;

	Appender(ChannelTable table, Retention retention, ShardMarks shards) {
		this.table = table;
		this.retention = retention;
		this.shards = shards;
	}

	/**
	 * Append one event.
	 * @return the shards to wake, as bits
	 */
	long append(Entry entry, long sequence, long now, byte[] token) {
		NewEvent event = entry.stored().event();
		if (event.kind() != EventKind.MESSAGE) {
			return control(event, sequence, now);
		}
		for (String name : event.channels()) {
			Channel channel = this.table.find(name);
			if (channel != null && channel.end() != 0) {
				entry.frame().refuse();
				return 0;
			}
		}
		entry.frame().place(sequence, now, token);
		this.published++;
		long wake = 0;
		for (String name : event.channels()) {
			Channel channel = this.table.findOrCreate(name);
			wake |= append(channel, entry, now);
			for (Channel pattern : channel.patterns()) {
				wake |= append(pattern, entry, now);
			}
			this.table.removeIfIdle(channel);
		}
		return wake;
	}

	/**
	 * How many events there were.
	 */
	long published() {
		return this.published;
	}

	private long append(Channel channel, Entry entry, long now) {
		long sequence = entry.frame().sequence();
		if (channel.frames().newestSequence() == sequence) {
			return 0;
		}
		this.retention.append(channel, entry.frame());
		this.retention.trim(channel, now, Retention.SLICE);
		return this.shards.offer(channel, sequence);
	}

	private long control(NewEvent event, long sequence, long now) {
		long wake = 0;
		for (String name : event.channels()) {
			Channel channel = this.table.findOrCreate(name);
			if (event.kind() == EventKind.END && channel.end() == 0) {
				channel.complete(sequence, now, event.headers().containsKey(NewEvent.FAILED_HEADER));
			}
			else if (event.kind() == EventKind.REOPEN) {
				channel.reopen();
				this.table.removeIfIdle(channel);
			}
			wake |= this.shards.offer(channel, sequence);
		}
		return wake;
	}

}
