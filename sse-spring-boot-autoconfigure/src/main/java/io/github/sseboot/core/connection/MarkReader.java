package io.github.sseboot.core.connection;

import java.util.function.Supplier;

import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.channel.Marks;

/**
 * Takes a shard's marks, and says how far the shard may look: no further than to the head
 * as it was before. Events up to there that were not marked would be passed over. Belongs
 * to the shard's thread.
 */
final class MarkReader {

	private final Marks marks;

	private final Supplier<Head> head;

	private Head limit;

	private long handledDrops;

	/**
	 * Create with a limit at the head.
	 * @param marks the marks
	 * @param head reads the head
	 */
	MarkReader(Marks marks, Supplier<Head> head) {
		this.marks = marks;
		this.head = head;
		this.limit = head.get();
	}

	/**
	 * How far channels may be read until marks are taken again.
	 */
	Head limit() {
		return this.limit;
	}

	/**
	 * Move the limit to the head, then take all marks up to it.
	 * @return whether marks were dropped, so that every connection has to be looked at
	 */
	boolean take() {
		this.limit = this.head.get();
		long upTo = this.limit.sequence();
		Interest interest = this.marks.take(upTo);
		while (interest != null) {
			interest.marked();
			interest = this.marks.take(upTo);
		}
		long dropped = this.marks.dropped();
		if (dropped <= this.handledDrops) {
			return false;
		}
		if (dropped <= upTo) {
			this.handledDrops = dropped;
		}
		return true;
	}

	/**
	 * Whether there is anything to take. A mark beyond the head is none: who made it will
	 * move the head, and then look whether the shard sleeps.
	 */
	boolean any() {
		long upTo = this.head.get().sequence();
		long dropped = this.marks.dropped();
		return this.marks.peek() <= upTo || (dropped > this.handledDrops && dropped <= upTo);
	}

}
