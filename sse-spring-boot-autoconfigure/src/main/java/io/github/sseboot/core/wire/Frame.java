package io.github.sseboot.core.wire;

/**
 * One record, encoded once for each dialect in use: the bytes that everybody gets. Made
 * outside of all locks; gets its place under the node's lock, and never changes once a
 * reader can reach it.
 *
 * @since 1.0.0
 */
public final class Frame {

	private static final int OVERHEAD = 96;

	private final Traits traits;

	private final Encoded[] encoded;

	private final int size;

	private final int longest;

	private long sequence;

	private long time;

	private int lists;

	private boolean refused;

	/**
	 * A frame without a place.
	 * @param traits what decides who gets it
	 * @param encoded the blocks, one for each dialect in use
	 */
	public Frame(Traits traits, Encoded... encoded) {
		this.traits = traits;
		this.encoded = encoded;
		int bytes = OVERHEAD;
		int longest = 0;
		for (Encoded block : encoded) {
			bytes += block.length();
			longest = Math.max(longest, block.length());
		}
		this.size = bytes;
		this.longest = longest;
	}

	/**
	 * Give the frame its place. Only under the node's lock, and once.
	 * @param sequence the node's sequence
	 * @param time when that was, in nanoseconds of the node's ticker
	 * @param token the value of the id
	 */
	public void place(long sequence, long time, byte[] token) {
		this.sequence = sequence;
		this.time = time;
		for (Encoded block : this.encoded) {
			block.stamp(token);
		}
	}

	/**
	 * What decides who gets the frame, besides its channels.
	 * @return the traits
	 */
	public Traits traits() {
		return this.traits;
	}

	/**
	 * The node's sequence.
	 * @return the sequence
	 */
	public long sequence() {
		return this.sequence;
	}

	/**
	 * When the frame got its place.
	 * @return nanoseconds of the node's ticker
	 */
	public long time() {
		return this.time;
	}

	/**
	 * What the frame takes on the heap, roughly.
	 * @return the size in bytes
	 */
	public int size() {
		return this.size;
	}

	/**
	 * How many bytes a client gets, at most.
	 * @return the length of the longest block
	 */
	public int longest() {
		return this.longest;
	}

	/**
	 * The bytes for clients of a dialect.
	 * @param dialect the index of the dialect among those in use
	 * @return the bytes
	 */
	public byte[] bytes(int dialect) {
		return this.encoded[dialect].bytes();
	}

	/**
	 * Count one more list that holds the frame. Only under the node's lock.
	 * @return whether it is the first one
	 */
	public boolean listed() {
		return this.lists++ == 0;
	}

	/**
	 * Count one list less that holds the frame. Only under the node's lock.
	 * @return whether it was the last one
	 */
	public boolean unlisted() {
		return --this.lists == 0;
	}

	/**
	 * Note that the frame will never have a place, because a channel of it is complete.
	 */
	public void refuse() {
		this.refused = true;
	}

	/**
	 * Whether the frame will never have a place.
	 * @return {@code true} if a channel of it was complete
	 */
	public boolean refused() {
		return this.refused;
	}

}
