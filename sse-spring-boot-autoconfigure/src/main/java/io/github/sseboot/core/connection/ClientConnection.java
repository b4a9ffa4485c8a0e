package io.github.sseboot.core.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.Interest;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Gap;

/**
 * One client: a sink, a position, its channels. It owns no queue. Others leave signals;
 * everything that is not private or final belongs to the shard's thread.
 *
 * <pre>
 * NEW --first pass--> LIVE --end(reason)--> ENDING --farewell written--> CLOSED
 *                       \______ broken, stalled, or no farewell _______^
 * </pre>
 */
final class ClientConnection implements Connection {

	private static final VarHandle SIGNALS;

	private static final VarHandle REQUESTED;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			SIGNALS = lookup.findVarHandle(ClientConnection.class, "signals", int.class);
			REQUESTED = lookup.findVarHandle(ClientConnection.class, "requested", CloseReason.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final String id;

	private final Subscription subscription;

	private final Shard shard;

	private volatile int signals;

	private volatile @Nullable CloseReason requested;

	final FrameSink sink;

	final Place place;

	final Start start;

	final Filter filter;

	final Outbox outbox = new Outbox();

	final DirtyBits dirty = new DirtyBits();

	/** Where this connection is among the subscribers of each channel. */
	final int[] places;

	State state = State.NEW;

	@Nullable CloseReason ending;

	/**
	 * Everything up to here was handed over, told as missed, or was not for this client.
	 */
	long position;

	/** What the client would send as its last event id, as a sequence. */
	long wire;

	/** What is left of the frames from before that come first. */
	private List<Frame> initial;

	/** Up to where the client was told that it missed something, per channel. */
	long @Nullable [] told;

	boolean checkpointDue;

	/** Whether the sink said that it is ready, and has not been asked since. */
	boolean flushDue;

	boolean waiting;

	long waitingSince;

	long lastWrite;

	long expires;

	boolean hot;

	long deadline;

	int timerSlot = -1;

	int timerIndex;

	int shardIndex = -1;

	ClientConnection(String id, Subscription subscription, Place place, Start start, Shard shard, FrameSink sink) {
		this.id = id;
		this.subscription = subscription;
		this.place = place;
		this.start = start;
		this.shard = shard;
		this.sink = sink;
		this.places = new int[place.interests().size()];
		this.filter = new Filter(id, subscription.stream().conditions());
		this.position = start.position();
		this.told = start.trimmed();
		this.initial = start.initial();
		this.wire = start.opening().baseline() ? start.position() : 0;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public List<SseChannel> channels() {
		return this.subscription.stream().channels();
	}

	@Override
	public @Nullable String user() {
		return this.subscription.user();
	}

	@Override
	public Map<String, Object> attributes() {
		return this.subscription.stream().attributes();
	}

	@Override
	public void ready() {
		signal(Signal.READY);
	}

	@Override
	public void close(CloseReason reason) {
		REQUESTED.compareAndSet(this, null, reason);
		signal(Signal.CLOSE);
	}

	void signal(int signal) {
		int before = (int) SIGNALS.getAndBitwiseOr(this, signal);
		if (before == 0) {
			this.shard.signalled(this);
		}
	}

	int takeSignals() {
		return (int) SIGNALS.getAndSet(this, 0);
	}

	CloseReason requestedReason() {
		CloseReason reason = this.requested;
		return (reason != null) ? reason : CloseReason.DISCONNECTED;
	}

	/**
	 * Why this ends: what the server decided, if it did, else what happened.
	 */
	CloseReason reasonOr(CloseReason happened) {
		return (this.ending != null) ? this.ending : happened;
	}

	/**
	 * Put the first blocks into the outbox.
	 */
	void open() {
		this.outbox
			.add(dialect().open(this.start.opening(), this.start.token().length).stamp(this.start.token()).bytes());
		Gap gap = this.start.gap();
		if (gap != null) {
			this.outbox.add(dialect().gap(gap).bytes());
			this.checkpointDue = true;
		}
	}

	Timing timing() {
		return this.subscription.timing();
	}

	Dialect dialect() {
		return this.subscription.dialect();
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
		return missing(bit) > Math.max(after(bit), this.start.unpromised());
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
	 * Whether this client gets the same as all others at its place.
	 */
	boolean plain() {
		return this.outbox.isEmpty() && this.told == null && this.initial.isEmpty() && this.filter.acceptsAll();
	}

	/**
	 * Frames from before that come first.
	 */
	List<Frame> initial() {
		return this.initial;
	}

	void takeInitial(int count) {
		if (count > 0) {
			this.wire = 0;
			this.checkpointDue = true;
			this.initial = this.initial.subList(count, this.initial.size());
		}
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
	 * Whether nothing is left to hand over. After the farewell, events do not count.
	 */
	boolean idle() {
		return this.outbox.isEmpty() && (this.dirty.isEmpty() || this.state == State.ENDING);
	}

	enum State {

		NEW, LIVE, ENDING, CLOSED

	}

}
