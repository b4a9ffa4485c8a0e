package io.github.sseboot.core.connection;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;

/**
 * How far a connection has read its channels. Belongs to the shard's thread. A channel is
 * known by its bit: its number among the connection's channels.
 */
final class Reading {

	private final Subscription subscription;

	private final Outbox outbox;

	/** Up to here nothing was promised. */
	private final long unpromised;

	Place place;

	/** Where the connection is among the subscribers of each channel. */
	int[] places;

	final DirtyBits dirty = new DirtyBits();

	/**
	 * Everything up to here was handed over, told as missed, or was not for this client.
	 */
	long position;

	/** What is left of the frames from before that come first. */
	private List<Frame> initial;

	/** What the client has from its snapshot, if that is still of interest. */
	@Nullable Versions versions;

	/** Up to where the client was told that it missed something, per channel. */
	long @Nullable [] told;

	/** Up to where a channel is read that was left, per channel. */
	long @Nullable [] until;

	Reading(Place place, Start start, Subscription subscription, Outbox outbox) {
		this.subscription = subscription;
		this.outbox = outbox;
		this.unpromised = start.unpromised();
		this.place = place;
		this.places = new int[place.interests().size()];
		this.position = start.position();
		this.told = start.trimmed();
		this.initial = start.initial();
	}

	Channel channel(int bit) {
		return interest(bit).channel();
	}

	Interest interest(int bit) {
		return this.place.interests().get(bit);
	}

	LagPolicy lagPolicy(int bit) {
		return this.subscription.lagPolicy(channel(bit));
	}

	/**
	 * After which sequence a channel is read: what the client has, or begins to have, or
	 * was told that it misses.
	 */
	long after(int bit) {
		long begun = Math.max(this.position, this.outbox.sequence());
		return (this.told != null) ? Math.max(begun, this.told[bit]) : begun;
	}

	/**
	 * Whether something of a channel was dropped that the client neither has nor was told
	 * of.
	 */
	boolean misses(int bit) {
		return missing(bit) > Math.max(after(bit), this.unpromised);
	}

	/**
	 * Up to where something of a channel was dropped that the client cannot get any more.
	 */
	long missing(int bit) {
		return channel(bit).missing(lagPolicy(bit));
	}

	/**
	 * Whether the client fell so far behind on a channel that it gets the newest event of
	 * each key only.
	 */
	boolean conflates(int bit) {
		return lagPolicy(bit) == LagPolicy.CONFLATE && channel(bit).conflatesAfter(after(bit));
	}

	/**
	 * Frames from before that come first.
	 */
	List<Frame> initial() {
		return this.initial;
	}

	/**
	 * Note that the client was told.
	 */
	void tell(int bit, long sequence) {
		if (this.told == null) {
			this.told = new long[this.places.length];
		}
		this.told[bit] = sequence;
	}

	/**
	 * Up to which sequence a channel is read.
	 */
	long until(int bit, long limit) {
		return (this.until != null) ? Math.min(limit, this.until[bit]) : limit;
	}

	/**
	 * Go to where the client has everything.
	 */
	void caughtUp(long limit) {
		this.position = Math.max(this.position, limit);
		this.dirty.clear();
		if (this.told != null && Arrays.stream(this.told).max().orElse(0) <= this.position) {
			this.told = null;
		}
	}

	/**
	 * Whether the client has an event from its snapshot already, or something newer.
	 */
	boolean has(Traits traits) {
		return this.versions != null && this.versions.include(traits);
	}

	void takeInitial(int count) {
		this.initial = this.initial.subList(count, this.initial.size());
	}

	/**
	 * Whether the channels are read as by everybody else who is at the same position.
	 */
	boolean plain() {
		return this.told == null && this.until == null && this.versions == null && this.initial.isEmpty();
	}

}
