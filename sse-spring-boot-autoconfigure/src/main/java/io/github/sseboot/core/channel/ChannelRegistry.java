package io.github.sseboot.core.channel;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseChannel;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.engine.Position;

/**
 * The node's channels, behind the node's one lock. Every event enters through
 * {@link #append}, whatever the engine, and gets the next sequence there. Under the lock
 * is no encoding, no I/O, no code of users, and nothing that takes longer with more
 * channels or connections.
 * <p>
 * What makes lock-free reading right: frames, then marks, then the head. A reader takes
 * the head first and looks at nothing beyond it.
 *
 * @since 1.0.0
 */
public final class ChannelRegistry {

	private final ReentrantLock lock = new ReentrantLock();

	private final ChannelTable table;

	private final Retention retention;

	private final Eviction eviction;

	private final Allowance allowance;

	private final Appender appender;

	private final Membership membership;

	private final PrivateChannels privateChannels;

	private final ShardMarks shards;

	private final Ticker ticker;

	private final RunningCursor cursor;

	private volatile Head head;

	private volatile long offset;

	/**
	 * Create a registry without channels.
	 * @param rules settings of the channels
	 * @param memory most bytes of all frames and snapshots
	 * @param limit most channels that listeners may bring into being
	 * @param shards the marks of each shard
	 * @param ticker where time comes from
	 * @param cursor where the node begins to read the log
	 * @param start the sequence before that of the first event
	 */
	public ChannelRegistry(ChannelRules rules, long memory, int limit, List<Marks> shards, Ticker ticker,
			RunningCursor cursor, long start) {
		this.table = new ChannelTable(rules);
		this.allowance = new Allowance(memory / 2, this::makeRoom);
		this.retention = new Retention(this.table, memory, this.allowance);
		this.eviction = new Eviction(this.lock, this.retention);
		this.shards = new ShardMarks(shards);
		this.appender = new Appender(this.table, this.retention, this.shards);
		this.membership = new Membership(this.lock, this.table, this.retention, limit);
		this.privateChannels = new PrivateChannels(this.lock, this.table, this.retention, () -> head().sequence(),
				limit);
		this.ticker = ticker;
		this.cursor = cursor;
		this.head = new Head(start, cursor.token(), 0);
		this.table.raiseHorizons(start);
	}

	/**
	 * How far readers may look. A volatile read.
	 * @return the head
	 */
	public Head head() {
		return this.head;
	}

	/**
	 * The channels of private streams.
	 * @return the channels
	 */
	public PrivateChannels privateChannels() {
		return this.privateChannels;
	}

	/**
	 * How many channels and patterns there are. A volatile read.
	 * @return the number
	 */
	public int size() {
		return this.table.size();
	}

	/**
	 * The sequence of an event of this log.
	 * @param position where the event is in the log
	 * @return the sequence, 0 if the event was before everything this node knows
	 */
	public long sequenceOf(Position position) {
		return Math.max(0, position.sequence() + this.offset);
	}

	/**
	 * Append events, in their order, and wake the shards that have listeners.
	 * @param entries the events with their frames
	 */
	public void append(List<Entry> entries) {
		long now = this.ticker.nanos();
		long wake = 0;
		boolean full;
		this.lock.lock();
		try {
			Head before = this.head;
			long sequence = before.sequence();
			long bytes = before.bytes();
			byte[] token = before.token();
			for (Entry entry : entries) {
				sequence = sequenceOf(entry.stored().position());
				token = this.cursor.advance(entry.stored().position());
				wake |= this.appender.append(entry, sequence, now, token);
				bytes += entry.frame().size();
			}
			full = this.retention.evict();
			this.head = new Head(sequence, token, bytes);
		}
		finally {
			this.lock.unlock();
		}
		this.shards.wakeUp(wake);
		if (full) {
			makeRoom();
		}
	}

	private void makeRoom() {
		this.eviction.run();
	}

	/**
	 * Events were dropped from the log before this node could read them. Nobody knows of
	 * which channels, so every listener will be told.
	 * @param upTo the last sequence of the log that is missing
	 */
	public void trimmed(long upTo) {
		lost((head) -> upTo + this.offset);
	}

	/**
	 * The log is not what it was: what came after a common event is void. Every listener
	 * will be told. Sequences of this node go on where they were.
	 * @param common the newest event that still holds
	 */
	public void forked(Position common) {
		lost((head) -> {
			this.offset = head + 1 - common.sequence();
			this.cursor.advance(common);
			return head + 1;
		});
	}

	private void lost(LongUnaryOperator newHead) {
		this.lock.lock();
		try {
			Head before = this.head;
			long sequence = newHead.applyAsLong(before.sequence());
			this.table.raiseHorizons(sequence);
			this.shards.dropAll(sequence);
			this.head = new Head(sequence, this.cursor.token(), before.bytes());
		}
		finally {
			this.lock.unlock();
		}
		this.shards.wakeUpAll();
	}

	/**
	 * Begin to listen. May take a while for a pattern that nobody listened to.
	 * @param channels channels and patterns
	 * @param shard the index of the shard that will read
	 * @param factory makes the shard's interests
	 * @return where the listener joins
	 * @throws TooManyChannelsException if one of the channels would be one too many; then
	 * nothing has changed
	 */
	public Baseline subscribe(List<SseChannel> channels, int shard, Interest.Factory factory) {
		return new Baseline(this.membership.join(channels, shard, factory), this.head);
	}

	/**
	 * Keep the newest event of each key, as long as anybody listens.
	 * @param interests what {@link #subscribe} gave
	 */
	public void conflate(List<Interest> interests) {
		this.membership.conflate(interests);
	}

	/**
	 * End to listen. Waits for the lock.
	 * @param interests what {@link #subscribe} gave
	 */
	public void unsubscribe(List<Interest> interests) {
		this.membership.leave(interests);
	}

	/**
	 * End to listen, unless somebody holds the lock.
	 * @param interests what {@link #subscribe} gave
	 * @return whether it is done
	 */
	public boolean tryUnsubscribe(List<Interest> interests) {
		return this.membership.tryLeave(interests);
	}

	/**
	 * How many connections listen.
	 * @param channel a channel: those that listen to a matching pattern count as well; or
	 * a pattern
	 * @return the number of connections
	 */
	public int listeners(SseChannel channel) {
		this.lock.lock();
		try {
			return this.table.listeners(channel.name(), channel.pattern());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The channel of a name, if it exists.
	 * @param name the name
	 * @return the channel, or {@code null}
	 */
	public @Nullable Channel find(String name) {
		this.lock.lock();
		try {
			return this.table.find(name);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Trim what became too old, forget ends that became too old, and remove patterns that
	 * nobody listens to. Takes the lock again and again, each time for a short while.
	 */
	public void sweep() {
		new Sweep(this.lock, this.table, this.retention, this.ticker.nanos()).run();
	}

	/**
	 * How many events were appended, without those that were refused. Takes the lock.
	 * @return the number of events
	 */
	public long published() {
		this.lock.lock();
		try {
			return this.appender.published();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What snapshots may take of the node's memory: at most half of it.
	 * @return the allowance
	 */
	public Allowance allowance() {
		return this.allowance;
	}

	/**
	 * Bytes of all frames, channels and snapshots. Takes the lock.
	 * @return the number of bytes
	 */
	public long memory() {
		this.lock.lock();
		try {
			return this.retention.used();
		}
		finally {
			this.lock.unlock();
		}
	}

}
