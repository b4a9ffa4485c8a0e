package io.github.sseboot.core.channel;

/**
 * That a shard has connections on a channel. One object per channel and shard, as long as
 * there are any.
 *
 * @since 1.0.0
 */
public abstract class Interest {

	private final Channel channel;

	private final int shard;

	private int connections;

	/**
	 * Create an interest without connections.
	 * @param channel the channel
	 * @param shard the index of the shard
	 */
	protected Interest(Channel channel, int shard) {
		this.channel = channel;
		this.shard = shard;
	}

	/**
	 * The channel.
	 * @return the channel
	 */
	public final Channel channel() {
		return this.channel;
	}

	/**
	 * The channel has a new event. Called on the shard's thread.
	 */
	public abstract void marked();

	final int shard() {
		return this.shard;
	}

	final int connections() {
		return this.connections;
	}

	final void add(int change) {
		this.connections += change;
	}

	/**
	 * Makes the interests of one shard.
	 */
	public interface Factory {

		/**
		 * Make an interest. Called under the node's lock.
		 * @param channel the channel
		 * @param shard the index of the shard
		 * @return the interest
		 */
		Interest create(Channel channel, int shard);

	}

}
