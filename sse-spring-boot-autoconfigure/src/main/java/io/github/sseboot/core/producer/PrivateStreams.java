package io.github.sseboot.core.producer;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseBeginning;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseSource;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.PrivateChannels;
import io.github.sseboot.core.channel.PrivateName;
import io.github.sseboot.core.channel.TooManyChannelsException;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.CallerContext;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.connection.Reception;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Refusal;

/**
 * The private streams of a node: finds or starts the one a client asks for, and forgets
 * those that nobody wants.
 *
 * @since 1.0.0
 */
public final class PrivateStreams implements Surroundings {

	private final StreamTable table = new StreamTable();

	private final StreamThread thread;

	private final PrivateChannels channels;

	private final Reception reception;

	private final Outlet outlet;

	private final ProducerThreads threads;

	private final Duration linger;

	private final ChannelSettings settings;

	private final Ticker ticker;

	private final ConnectionListener listener;

	private final Limits limits;

	private volatile boolean shut;

	/**
	 * Create without streams.
	 * @param channels where events wait to be read
	 * @param reception lets clients in
	 * @param outlet where events go to
	 * @param threads run producers
	 * @param settings how streams are kept
	 * @param ordinary settings of channels that are not private
	 * @param ticker where time comes from
	 * @param listener is told which producers fail
	 * @param limits what streams may take
	 */
	public PrivateStreams(ChannelRegistry channels, Reception reception, Outlet outlet, ProducerThreads threads,
			StreamSettings settings, ChannelSettings ordinary, Ticker ticker, ConnectionListener listener,
			Limits limits) {
		this.channels = channels.privateChannels();
		this.reception = reception;
		this.outlet = outlet;
		this.threads = threads;
		this.linger = settings.linger();
		this.settings = settings.channel(ordinary);
		this.ticker = ticker;
		this.listener = listener;
		this.limits = limits;
		this.thread = new StreamThread(this::sweep, listener::failed);
	}

	/**
	 * Decide on a client's request for a private stream. Nothing is run before the
	 * client's stream is open.
	 * @param subscription what the client asks for
	 * @param source where the events come from
	 * @return what becomes of it
	 */
	public Admission admit(Subscription subscription, SseSource source) {
		if (this.shut) {
			source.discard();
			return Reception.refused(Refusal.Reason.SHUTDOWN, subscription);
		}
		StreamTable.Expected found = find(subscription, source);
		SseSource.Values values = values(source);
		if (found != null || values == null || returns(subscription, source)) {
			source.discard();
			return (found != null) ? admit(subscription, found) : new Admission.Completed();
		}
		if (scarce()) {
			source.discard();
			return Reception.refused(Refusal.Reason.MEMORY, subscription);
		}
		try {
			return admit(subscription, create(subscription, source, values));
		}
		catch (TooManyChannelsException ex) {
			source.discard();
			return Reception.refused(Refusal.Reason.CHANNELS, subscription);
		}
		catch (TooManyProducersException ex) {
			source.discard();
			return Reception.refused(Refusal.Reason.PRODUCERS, subscription);
		}
	}

	private StreamTable.@Nullable Expected find(Subscription subscription, SseSource source) {
		if (source instanceof SseSource.Unnamed unnamed) {
			String id = subscription.token();
			String channel = (id != null) ? PrivateName.unnamed(id, this.limits.idLength()) : null;
			return (channel != null)
					? this.table.expect(new StreamKey(subscription.user(), channel, unnamed.endpoint())) : null;
		}
		return this.table.expect(named(subscription, (SseSource.Named) source));
	}

	private static StreamKey named(Subscription subscription, SseSource.Named source) {
		return new StreamKey(subscription.user(), source.name(), null);
	}

	private static SseSource.@Nullable Values values(SseSource source) {
		return (source instanceof SseSource.Unnamed unnamed) ? unnamed.values() : ((SseSource.Named) source).values();
	}

	/**
	 * Whether the client wants to go on with a stream that is not here (any more). What
	 * it would get from another run of the producer would not continue what it has.
	 */
	private static boolean returns(Subscription subscription, SseSource source) {
		return source instanceof SseSource.Unnamed && subscription.token() != null;
	}

	private StreamTable.Expected create(Subscription subscription, SseSource source, SseSource.Values values) {
		boolean unnamed = source instanceof SseSource.Unnamed;
		String channel = unnamed ? PrivateName.unnamed() : PrivateName.named();
		StreamKey key = (source instanceof SseSource.Named named) ? named(subscription, named)
				: new StreamKey(subscription.user(), channel, ((SseSource.Unnamed) source).endpoint());
		CallerContext context = subscription.context().kept();
		return this.table.expect(key, () -> {
			Channel opened = this.channels.open(channel, key.label(), this.settings);
			try {
				return new PrivateStream(key, opened, values, context, this);
			}
			catch (TooManyProducersException ex) {
				this.channels.remove(opened);
				throw ex;
			}
		});
	}

	private Admission admit(Subscription subscription, StreamTable.Expected expected) {
		Admission admission = null;
		try {
			admission = this.reception.admit(resolved(subscription, expected.stream()), expected.reader());
			return (admission instanceof Admission.Admitted admitted) ? new Guest(admitted, expected) : admission;
		}
		finally {
			if (!(admission instanceof Admission.Admitted)) {
				expected.reader().left();
			}
		}
	}

	/**
	 * All that is kept comes first: of a stream without name, that is nothing.
	 */
	private static Subscription resolved(Subscription subscription, PrivateStream stream) {
		SseStream asked = subscription.stream();
		SseBeginning beginning = (stream.key().endpoint() != null) ? new SseBeginning.Now()
				: new SseBeginning.Newest(Integer.MAX_VALUE);
		return subscription.with(new SseStream(List.of(new SseChannel(stream.channel().name(), false)), beginning,
				asked.lagPolicy(), asked.conditions(), asked.attributes(), null));
	}

	private void sweep() {
		long now = this.ticker.nanos();
		long linger = this.linger.toNanos();
		this.table.removeIf((stream) -> stream.unwanted(now, linger)).forEach(this::forget);
		this.table.all().forEach(PrivateStream::readOn);
	}

	private void forget(PrivateStream stream) {
		try {
			stream.cancel();
		}
		catch (RuntimeException ex) {
			this.listener.producerFailed(stream.key().label(), ex);
		}
		finally {
			this.channels.remove(stream.channel());
		}
	}

	/**
	 * Begin to look after streams.
	 */
	public void start() {
		this.thread.start();
	}

	/**
	 * Look at once at who was left alone for too long. Any thread; does not block.
	 */
	public void catchUp() {
		this.thread.wakeUp();
	}

	/**
	 * Refuse everybody from now on, and cancel all producers; clients stay connected.
	 */
	public void shut() {
		this.shut = true;
		this.table.all().forEach(PrivateStream::interrupt);
	}

	/**
	 * Let go of everything. After clients have gone.
	 */
	public void stop() {
		this.thread.end();
		this.table.removeIf((stream) -> true).forEach(this::forget);
	}

	@Override
	public Outlet outlet() {
		return this.outlet;
	}

	@Override
	public ProducerThreads threads() {
		return this.threads;
	}

	@Override
	public void later(Runnable task) {
		this.thread.later(task);
	}

	@Override
	public long nanos() {
		return this.ticker.nanos();
	}

	@Override
	public boolean scarce() {
		return this.channels.bytes() > this.limits.memory();
	}

	@Override
	public void failed(String stream, Throwable failure) {
		this.listener.producerFailed(stream, failure);
	}

	/**
	 * What streams may take.
	 *
	 * @param memory most bytes of all private streams, beyond which each may have one
	 * unread event
	 * @param idLength how long event ids are
	 */
	public record Limits(long memory, int idLength) {

	}

	/**
	 * A client whose stream begins to produce when it is open.
	 */
	private record Guest(Admission.Admitted admitted, StreamTable.Expected expected) implements Admission.Admitted {

		@Override
		public Connection open(FrameSink sink) {
			Connection connection = this.admitted.open(sink);
			this.expected.stream().start();
			return connection;
		}

		@Override
		public void cancel() {
			this.admitted.cancel();
			this.expected.reader().left();
		}

	}

}
