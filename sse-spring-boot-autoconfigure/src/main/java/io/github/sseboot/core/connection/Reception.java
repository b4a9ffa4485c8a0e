package io.github.sseboot.core.connection;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.core.channel.Baseline;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.TooManyChannelsException;
import io.github.sseboot.core.log.ResumptionResolver;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Refusal;

/**
 * Where clients come in: decides whether one may listen, and where it begins. Called by
 * request threads.
 *
 * @since 1.0.0
 */
public final class Reception {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final ChannelRegistry channels;

	private final Shards shards;

	private final Load load;

	private final List<Dialect> dialects;

	private final StartFinder starts;

	private final Snapshots snapshots;

	private volatile boolean shut;

	/**
	 * Create a reception that is open.
	 * @param channels what connections read from
	 * @param shards who own them
	 * @param load counts them
	 * @param dialects the dialects in use, in the order of the frames
	 * @param resumptions finds out where a returning client was
	 * @param snapshots asks the application for its state
	 */
	public Reception(ChannelRegistry channels, Shards shards, Load load, List<Dialect> dialects,
			ResumptionResolver resumptions, Snapshots snapshots) {
		this.channels = channels;
		this.shards = shards;
		this.load = load;
		this.dialects = List.copyOf(dialects);
		this.starts = new StartFinder(channels, resumptions);
		this.snapshots = snapshots;
	}

	/**
	 * Refuse everybody from now on.
	 */
	public void shut() {
		this.shut = true;
	}

	/**
	 * Decide on a client's request. Asks the application for a snapshot if the client
	 * needs one, and throws what the application throws then; nothing has changed in that
	 * case.
	 * @param subscription what the client asks for
	 * @return what becomes of it
	 * @throws IllegalArgumentException if the dialect is not in use
	 */
	public Admission admit(Subscription subscription) {
		return admit(subscription, Progress.UNWATCHED);
	}

	/**
	 * Decide on a client's request.
	 * @param subscription what the client asks for
	 * @param progress is told how far the client reads, if it is admitted
	 * @return what becomes of it
	 * @throws IllegalArgumentException if the dialect is not in use
	 */
	public Admission admit(Subscription subscription, Progress progress) {
		int dialect = this.dialects.indexOf(subscription.dialect());
		if (dialect < 0) {
			throw new IllegalArgumentException("Dialect '%s' is not in use on this node, which has %s"
				.formatted(subscription.dialect().name(), this.dialects.stream().map(Dialect::name).toList()));
		}
		if (this.shut) {
			return refused(Refusal.Reason.SHUTDOWN, subscription);
		}
		if (!this.load.tryReserve()) {
			return refused(Refusal.Reason.CONNECTIONS, subscription);
		}
		boolean admitted = false;
		try {
			Admission admission = subscribe(subscription, progress, dialect);
			admitted = admission instanceof Admission.Admitted;
			return admission;
		}
		finally {
			if (!admitted) {
				this.load.release();
			}
		}
	}

	private Admission subscribe(Subscription subscription, Progress progress, int dialect) {
		Shard shard = this.shards.get(this.shards.leastLoaded());
		shard.load().incrementAndGet();
		boolean admitted = false;
		try {
			Admission admission = subscribe(subscription, progress, dialect, shard);
			admitted = admission instanceof Admission.Admitted;
			return admission;
		}
		finally {
			if (!admitted) {
				shard.load().decrementAndGet();
			}
		}
	}

	private Admission subscribe(Subscription subscription, Progress progress, int dialect, Shard shard) {
		Baseline baseline;
		try {
			baseline = this.channels.subscribe(subscription.stream().channels(), shard.index(), shard::interest);
		}
		catch (TooManyChannelsException ex) {
			return refused(Refusal.Reason.CHANNELS, subscription);
		}
		if (subscription.stream().lagPolicy() == LagPolicy.CONFLATE) {
			this.channels.conflate(baseline.interests());
		}
		boolean admitted = false;
		try {
			Place place = Place.of(baseline.interests(), dialect);
			String id = randomId();
			Start start = this.starts.find(id, subscription, place, baseline.head());
			if (place.completedAt(start.position())) {
				return new Admission.Completed();
			}
			Snapshot snapshot = this.snapshots.first(subscription, start);
			if (snapshot != null && !this.snapshots.reserve(snapshot)) {
				return refused(Refusal.Reason.MEMORY, subscription);
			}
			admitted = true;
			return new Guest(id, subscription, progress, place, start, snapshot, shard);
		}
		finally {
			if (!admitted) {
				this.channels.unsubscribe(baseline.interests());
			}
		}
	}

	/**
	 * Turn a client away for now.
	 * @param reason why
	 * @param subscription what the client asked for
	 * @return what becomes of it
	 */
	public static Admission refused(Refusal.Reason reason, Subscription subscription) {
		return new Admission.Refused(new Refusal(reason, Farewell.spread(subscription.timing().retry())));
	}

	private static String randomId() {
		byte[] random = new byte[16];
		RANDOM.nextBytes(random);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	/**
	 * A client for which a place is kept.
	 */
	private final class Guest implements Admission.Admitted {

		private final String id;

		private final Subscription subscription;

		private final Progress progress;

		private final Place place;

		private final Start start;

		private final @Nullable Snapshot snapshot;

		private final Shard shard;

		private Guest(String id, Subscription subscription, Progress progress, Place place, Start start,
				@Nullable Snapshot snapshot, Shard shard) {
			this.id = id;
			this.subscription = subscription;
			this.progress = progress;
			this.place = place;
			this.start = start;
			this.snapshot = snapshot;
			this.shard = shard;
		}

		@Override
		public Connection open(FrameSink sink) {
			ClientConnection connection = new ClientConnection(this.id, this.subscription, this.progress, this.place,
					this.start, Reception.this.channels, this.shard, Reception.this.snapshots, sink);
			if (this.snapshot != null) {
				connection.snapshots.startWith(this.snapshot);
			}
			Reception.this.load.opened();
			connection.signal(Signal.OPEN);
			return connection;
		}

		@Override
		public void cancel() {
			if (this.snapshot != null) {
				Reception.this.snapshots.giveBack(this.snapshot.size());
			}
			Reception.this.channels.unsubscribe(this.place.interests());
			Reception.this.load.release();
			this.shard.load().decrementAndGet();
		}

	}

}
