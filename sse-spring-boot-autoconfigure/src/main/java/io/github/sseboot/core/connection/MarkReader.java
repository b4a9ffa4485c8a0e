package io.github.sseboot.core.connection;

import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.channel.Marks;

/**
 * Takes a shard's marks, and knows which dropped ones were made up for. Belongs to the
 * shard's thread.
 */
final class MarkReader {

	private final Marks marks;

	private long handledDrops;

	MarkReader(Marks marks) {
		this.marks = marks;
	}

	/**
	 * Take all marks up to a limit.
	 * @return whether marks were dropped, so that every connection has to be looked at
	 */
	boolean take(long limit) {
		Interest interest = this.marks.take(limit);
		while (interest != null) {
			interest.marked();
			interest = this.marks.take(limit);
		}
		long dropped = this.marks.dropped();
		if (dropped <= this.handledDrops) {
			return false;
		}
		if (dropped <= limit) {
			this.handledDrops = dropped;
		}
		return true;
	}

	/**
	 * Whether there is anything to take. A mark beyond the limit is none: who made it
	 * will move the head, and then look whether the shard sleeps.
	 */
	boolean anyUpTo(long limit) {
		long dropped = this.marks.dropped();
		return this.marks.peek() <= limit || (dropped > this.handledDrops && dropped <= limit);
	}

}
