package io.github.sseboot.core.channel;

/**
 * Which frames of a private channel nobody may drop, whatever the bounds say: those after
 * a sequence. Set by who knows the readers, before they look; read under the node's lock,
 * by the next trim.
 *
 * @since 1.0.0
 */
public final class Kept {

	private final String label;

	private volatile long after;

	private volatile boolean failed;

	Kept(String label, long after) {
		this.label = label;
		this.after = after;
	}

	/**
	 * The sequence after which frames are kept.
	 * @return the sequence
	 */
	public long after() {
		return this.after;
	}

	/**
	 * Keep frames after another sequence from now on.
	 * @param sequence the sequence
	 */
	public void after(long sequence) {
		this.after = sequence;
	}

	/**
	 * Whether the channel has ended although there should have been more.
	 * @return {@code true} if its producer failed
	 */
	public boolean failed() {
		return this.failed;
	}

	void fail() {
		this.failed = true;
	}

	/**
	 * Keep nothing, not even the channel.
	 */
	void abandon() {
		this.after = Long.MAX_VALUE;
	}

	boolean abandoned() {
		return this.after == Long.MAX_VALUE;
	}

	/**
	 * What clients are told instead of the channel's name.
	 */
	String label() {
		return this.label;
	}

}
