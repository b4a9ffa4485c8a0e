package io.github.sseboot.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnections;
import io.github.sseboot.SseSource;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.connection.Admission;
import io.github.sseboot.core.connection.ConnectionListener;
import io.github.sseboot.core.connection.Directory;
import io.github.sseboot.core.connection.Load;
import io.github.sseboot.core.connection.Reception;
import io.github.sseboot.core.connection.Shards;
import io.github.sseboot.core.connection.Snapshots;
import io.github.sseboot.core.connection.Subscription;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.log.ResumptionResolver;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.core.producer.Outlet;
import io.github.sseboot.core.producer.PrivateStreams;
import io.github.sseboot.core.producer.ProducerThreads;
import io.github.sseboot.core.producer.StreamSettings;
import io.github.sseboot.engine.Bounds;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventLog;
import io.github.sseboot.engine.NewEvent;

/**
 * Puts the parts together.
 */
final class DefaultNode implements Node {

	private final EventLog log;

	private final ChannelRegistry channels;

	private final Publishing publishing;

	private final Shards shards;

	private final Reception reception;

	private final PrivateStreams streams;

	private final Load load;

	private final long maxMemory;

	private final Directory directory = new Directory();

	private final Housekeeping housekeeping;

	private final Cursor start;

	private final LogFollower follower;

	private final Courier courier;

	private EventLog.@Nullable Tail tail;

	DefaultNode(NodeSettings settings, EventLog log, Ticker ticker, ConnectionListener listener,
			Application application, StreamSettings streams) {
		if (log.info().partitions() != 1) {
			throw new IllegalArgumentException(
					"A node reads logs of 1 partition, but this one has %d".formatted(log.info().partitions()));
		}
		this.log = log;
		this.start = oldest(log);
		List<Parking> parking = Stream.generate(Parking::new).limit(settings.shards()).toList();
		List<Marks> marks = parking.stream().map(Marks::new).toList();
		this.channels = new ChannelRegistry(settings.channels(), settings.memory(), settings.limits().channels(), marks,
				ticker, new RunningCursor(this.start), this.start.positions().get(0).sequence());
		this.maxMemory = settings.memory();
		this.load = new Load(settings.limits().connections());
		int idLength = PositionToken.length(log.info().partitions());
		this.shards = new Shards(this.channels, marks, parking, ticker, listener, this.load, this.directory, idLength);
		this.courier = new Courier(application.executor());
		this.reception = new Reception(this.channels, this.shards, this.load, settings.dialects(),
				new ResumptionResolver(log), snapshots(settings, listener, application));
		Framing framing = new Framing(settings.dialects(), idLength, settings.limits().eventSize());
		this.follower = new LogFollower(this.channels, framing);
		PublishBrake brake = new PublishBrake(this.channels, this.shards, settings.channels().fallback(),
				settings.publishMaxWait(), ticker);
		this.publishing = new Publishing(log, this.channels, framing, brake, settings.limits().channels());
		this.streams = new PrivateStreams(this.channels, this.reception, outlet(application),
				threads(application, streams), streams, settings.channels().fallback(), ticker, listener,
				new PrivateStreams.Limits(settings.memory() / 2, idLength));
		this.housekeeping = new Housekeeping(this.channels, listener);
	}

	private static ProducerThreads threads(Application application, StreamSettings streams) {
		return new ProducerThreads(application.producers(), streams.producers(), application.executor());
	}

	private Outlet outlet(Application application) {
		return new ProducerOutlet(this, new Conversion(application.converter()));
	}

	private Snapshots snapshots(NodeSettings settings, ConnectionListener listener, Application application) {
		Conversion conversion = new Conversion(application.converter());
		return new Snapshots(this.channels.allowance(), settings.limits().snapshotSize(), conversion::message,
				this.courier, listener);
	}

	private static Cursor oldest(EventLog log) {
		List<Bounds> bounds = log.bounds().toCompletableFuture().join();
		return new Cursor(log.info().generation(), bounds.stream().map(Bounds::horizon).toList());
	}

	@Override
	public CompletionStage<Void> publish(List<NewEvent> batch) {
		return this.publishing.publish(List.copyOf(batch));
	}

	@Override
	public int listeners(SseChannel channel) {
		return this.channels.listeners(channel);
	}

	@Override
	public Admission admit(Subscription subscription) {
		SseSource source = subscription.stream().source();
		return (source != null) ? this.streams.admit(subscription, source) : this.reception.admit(subscription);
	}

	@Override
	public SseStatistics statistics() {
		// What is subtracted is read first, so that nothing is ever negative
		long closed = this.load.closedCount();
		long opened = this.load.openedCount();
		long slowest = this.shards.slowest();
		long lag = Math.max(0, this.channels.head().sequence() - slowest);
		return new SseStatistics(opened - closed, opened, closed, this.channels.published(), this.shards.deliveries(),
				this.shards.bytes(), this.channels.memory(), this.maxMemory, lag);
	}

	@Override
	public SseConnections connections() {
		return this.directory;
	}

	@Override
	public void catchUp() {
		this.channels.sweep();
		this.shards.wakeUp();
		this.streams.catchUp();
	}

	@Override
	public void start() {
		this.tail = this.log.tail(this.start, this.follower);
		this.shards.start();
		this.streams.start();
		this.housekeeping.start();
	}

	@Override
	public void stop(Duration patience) {
		this.reception.shut();
		this.streams.shut();
		this.shards.stop(patience);
		this.streams.stop();
		this.courier.stop();
		this.housekeeping.stop();
		EventLog.Tail running = this.tail;
		if (running != null) {
			running.close();
		}
	}

}
