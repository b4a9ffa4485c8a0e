package io.github.sseboot.core.channel;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.wire.Frame;

/**
 * The frames published under one name, or under all names that match a pattern, and who
 * listens. Only the holder of the node's lock changes anything; the frames, the horizon
 * and the end are read without it.
 *
 * @since 1.0.0
 */
public final class Channel {

	private static final Interest[] NOBODY = new Interest[0];

	private static final Channel[] NO_PATTERNS = new Channel[0];

	private final long order;

	private final String name;

	private final boolean pattern;

	private final ChannelSettings settings;

	private final FrameList frames;

	private final @Nullable Kept kept;

	private Interest[] interests = NOBODY;

	private Channel[] patterns = NO_PATTERNS;

	private long bytes;

	private long evictionKey;

	private volatile @Nullable NewestByKey newest;

	private volatile long end;

	private long endTime;

	private boolean unused;

	/**
	 * Create a channel that nobody knows yet.
	 * @param order different for each channel there ever was, also of the same name
	 */
	Channel(long order, String name, boolean pattern, ChannelSettings settings, long horizon, @Nullable Kept kept) {
		this.order = order;
		this.name = name;
		this.pattern = pattern;
		this.settings = settings;
		this.frames = new FrameList(horizon);
		this.kept = kept;
	}

	/**
	 * The name, or the text of the pattern.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * What clients are told as the name.
	 * @return the name that the application knows
	 */
	public String label() {
		return (this.kept != null) ? this.kept.label() : this.name;
	}

	/**
	 * Whether this gathers the events of all channels that match.
	 * @return {@code true} if it does
	 */
	public boolean pattern() {
		return this.pattern;
	}

	/**
	 * How events are kept.
	 * @return the settings
	 */
	public ChannelSettings settings() {
		return this.settings;
	}

	/**
	 * The sequence of the newest frame that was dropped, or may have been.
	 * @return the sequence, 0 if there was none
	 */
	public long horizon() {
		return this.frames.readHorizon();
	}

	/**
	 * Up to which sequence something was dropped that a reader cannot get in any way. One
	 * that conflates misses only what is neither on the list nor the newest of its key.
	 * @param policy the policy of the reader
	 * @return the sequence, 0 if there is nothing
	 */
	public long missing(LagPolicy policy) {
		NewestByKey table = (policy == LagPolicy.CONFLATE) ? this.newest : null;
		return (table != null) ? Math.min(horizon(), table.horizon()) : horizon();
	}

	/**
	 * Whether a reader that conflates is better served with the newest frame of each key
	 * than with the list: if the list has lost more than the keys have.
	 * @param position where the reader is
	 * @return {@code true} if it should conflate
	 */
	public boolean conflatesAfter(long position) {
		NewestByKey table = this.newest;
		long horizon = horizon();
		return table != null && horizon > position && table.horizon() <= horizon;
	}

	@Nullable NewestByKey newest() {
		return this.newest;
	}

	void newest(@Nullable NewestByKey table) {
		this.newest = table;
	}

	/**
	 * The sequence at which the channel was completed.
	 * @return the sequence, 0 while it is open
	 */
	public long end() {
		return this.end;
	}

	/**
	 * How many frames there ever were.
	 * @return the number
	 */
	public long appended() {
		return this.frames.readNext();
	}

	/**
	 * Which frames must not be dropped, of a private channel.
	 * @return what is kept, or {@code null} if the bounds say that alone
	 */
	public @Nullable Kept kept() {
		return this.kept;
	}

	long order() {
		return this.order;
	}

	FrameList frames() {
		return this.frames;
	}

	Interest[] interests() {
		return this.interests;
	}

	Channel[] patterns() {
		return this.patterns;
	}

	long bytes() {
		return this.bytes;
	}

	void append(Frame frame) {
		this.frames.append(frame);
		this.bytes += frame.size();
	}

	Frame trim() {
		Frame frame = this.frames.trim();
		this.bytes -= frame.size();
		return frame;
	}

	/**
	 * Everything up to here may have been lost, or is void.
	 */
	void raiseHorizon(long sequence) {
		this.frames.raiseHorizon(sequence);
		NewestByKey table = this.newest;
		if (table != null) {
			table.startAfter(sequence);
		}
	}

	void startOver(long horizon) {
		this.frames.startOver(horizon);
	}

	int listeners() {
		int listeners = 0;
		for (Interest interest : this.interests) {
			listeners += interest.connections();
		}
		return listeners;
	}

	/**
	 * Whether nothing would be lost with the channel but its horizon.
	 */
	boolean removable() {
		return this.interests.length == 0 && this.frames.isEmpty() && this.end == 0 && !this.pattern
				&& this.newest == null && (this.kept == null || this.kept.abandoned());
	}

	Interest join(int shard, Interest.Factory factory) {
		for (Interest interest : this.interests) {
			if (interest.shard() == shard) {
				interest.add(1);
				return interest;
			}
		}
		Interest interest = factory.create(this, shard);
		interest.add(1);
		this.interests = Arrays.copyOf(this.interests, this.interests.length + 1);
		this.interests[this.interests.length - 1] = interest;
		this.unused = false;
		return interest;
	}

	@SuppressWarnings("ReferenceEquality")
	void leave(Interest interest) {
		interest.add(-1);
		if (interest.connections() == 0) {
			this.interests = Arrays.stream(this.interests)
				.filter((candidate) -> candidate != interest)
				.toArray(Interest[]::new);
		}
	}

	void feed(Channel pattern) {
		this.patterns = Arrays.copyOf(this.patterns, this.patterns.length + 1);
		this.patterns[this.patterns.length - 1] = pattern;
	}

	void stopFeeding(Channel pattern) {
		this.patterns = Arrays.stream(this.patterns)
			.filter((candidate) -> candidate != pattern)
			.toArray(Channel[]::new);
	}

	void complete(long sequence, long time, boolean failed) {
		if (failed && this.kept != null) {
			this.kept.fail();
		}
		this.end = sequence;
		this.endTime = time;
	}

	void reopen() {
		this.end = 0;
	}

	long endTime() {
		return this.endTime;
	}

	/**
	 * Lower bound of the sequence of the oldest frame, by which the eviction orders.
	 */
	long evictionKey() {
		return this.evictionKey;
	}

	void evictionKey(long key) {
		this.evictionKey = key;
	}

	/**
	 * Whether nobody listened since this was asked before.
	 */
	boolean unusedForLong() {
		boolean before = this.unused;
		this.unused = (this.interests.length == 0);
		return before && this.unused;
	}

}
