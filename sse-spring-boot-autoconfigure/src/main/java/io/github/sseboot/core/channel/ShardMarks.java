package io.github.sseboot.core.channel;

import java.util.List;

/**
 * The marks of all shards of the node. Which shards to wake is a number with a bit for
 * each.
 */
final class ShardMarks {

	private final List<Marks> shards;

	ShardMarks(List<Marks> shards) {
		this.shards = List.copyOf(shards);
	}

	/**
	 * Mark a channel for all shards that have listeners of it.
	 * @return the shards to wake
	 */
	long offer(Channel channel, long sequence) {
		long wake = 0;
		for (Interest interest : channel.interests()) {
			this.shards.get(interest.shard()).offer(sequence, interest);
			wake |= 1L << interest.shard();
		}
		return wake;
	}

	void dropAll(long sequence) {
		this.shards.forEach((shard) -> shard.drop(sequence));
	}

	/**
	 * Wake shards. Not under the node's lock.
	 */
	void wakeUp(long shards) {
		for (long rest = shards; rest != 0; rest &= rest - 1) {
			this.shards.get(Long.numberOfTrailingZeros(rest)).wakeUp();
		}
	}

	void wakeUpAll() {
		this.shards.forEach(Marks::wakeUp);
	}

}
