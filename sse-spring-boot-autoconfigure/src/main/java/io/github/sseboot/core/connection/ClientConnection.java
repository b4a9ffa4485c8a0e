package io.github.sseboot.core.connection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.wire.Dialect;
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

	private final String id;

	private final Subscription subscription;

	private final Shard shard;

	private final Map<String, Object> attributes;

	private final Changes changes;

	private final Signals signals = new Signals();

	final Progress progress;

	final FrameSink sink;

	final Start start;

	final Filter filter;

	final Outbox outbox = new Outbox();

	/** How far the channels are read. */
	final Reading reading;

	final SnapshotDelivery snapshots;

	State state = State.NEW;

	@Nullable CloseReason ending;

	/** What the client would send as its last event id, as a sequence. */
	long wire;

	/** Whether nothing is read at the moment, because a change is prepared. */
	boolean standsStill;

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

	ClientConnection(String id, Subscription subscription, Progress progress, Place place, Start start,
			ChannelRegistry registry, Shard shard, Snapshots snapshots, FrameSink sink) {
		this.id = id;
		this.subscription = subscription;
		this.progress = progress;
		this.attributes = new ConcurrentHashMap<>(subscription.stream().attributes());
		this.start = start;
		this.shard = shard;
		this.changes = new Changes(this, registry, shard, subscription.stream().channels());
		this.sink = sink;
		this.filter = new Filter(id, subscription.stream().conditions());
		this.reading = new Reading(place, start, subscription, this.outbox);
		this.snapshots = new SnapshotDelivery(this, snapshots);
		this.wire = start.opening().baseline() ? start.position() : 0;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public List<SseChannel> channels() {
		return this.changes.channels();
	}

	@Override
	public @Nullable String user() {
		return this.subscription.user();
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public CallerContext context() {
		return this.subscription.context();
	}

	@Override
	public void join(SseChannel... channels) {
		this.changes.join(List.of(channels));
	}

	@Override
	public CompletionStage<Void> leave(SseChannel... channels) {
		return this.changes.leave(List.of(channels));
	}

	Subscription subscription() {
		return this.subscription;
	}

	Changes changes() {
		return this.changes;
	}

	@Override
	public void ready() {
		signal(Signal.READY);
	}

	@Override
	public void close(CloseReason reason) {
		this.signals.reason(reason);
		signal(Signal.CLOSE);
	}

	void signal(int signal) {
		if (this.signals.add(signal)) {
			this.shard.signalled(this);
		}
	}

	Signals signals() {
		return this.signals;
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
		this.start.blocks(dialect()).forEach(this.outbox::add);
		this.checkpointDue = this.start.gap() != null;
		this.snapshots.open();
	}

	/**
	 * The block with the id of a client that has everything up to a head.
	 */
	byte[] checkpoint(Head head, int idLength) {
		byte[] suffix = this.start.suffix();
		return dialect().checkpoint(idLength + suffix.length).stamp(head.token()).stamp(idLength, suffix).bytes();
	}

	/**
	 * Tell the client that it misses something; then it gets an id again.
	 */
	void tell(Gap gap) {
		this.outbox.add(dialect().gap(gap).bytes());
		this.checkpointDue = true;
		this.snapshots.missed();
	}

	Timing timing() {
		return this.subscription.timing();
	}

	Dialect dialect() {
		return this.subscription.dialect();
	}

	/**
	 * Whether this client gets the same as all others at its place.
	 */
	boolean plain() {
		return this.outbox.isEmpty() && this.reading.plain() && this.filter.acceptsAll();
	}

	/**
	 * Take bytes out of the outbox.
	 * @return the sequence that is reached thereby, or -1
	 */
	long taken(int length) {
		long reached = this.outbox.take(length);
		if (this.outbox.isEmpty()) {
			this.snapshots.sent();
		}
		return reached;
	}

	void takeInitial(int count) {
		if (count > 0) {
			this.wire = 0;
			this.checkpointDue = true;
			this.reading.takeInitial(count);
		}
	}

	void waitSince(long now) {
		this.waitingSince = this.waiting ? this.waitingSince : now;
		this.waiting = true;
	}

	/**
	 * Whether there is nothing to hand over now.
	 */
	boolean idle() {
		return this.outbox.isEmpty() && !reads();
	}

	/**
	 * Whether events are to be read: not after the farewell, and not before a snapshot.
	 */
	boolean reads() {
		return !this.reading.dirty.isEmpty() && this.state != State.ENDING && !this.snapshots.awaited();
	}

	enum State {

		NEW, LIVE, ENDING, CLOSED

	}

}
