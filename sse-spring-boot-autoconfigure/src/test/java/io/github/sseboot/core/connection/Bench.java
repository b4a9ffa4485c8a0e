package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.sseboot.CloseReason;
import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.MemorySink;
import io.github.sseboot.core.Rig;
import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.ChannelRules;
import io.github.sseboot.core.channel.ChannelSettings;
import io.github.sseboot.core.channel.Delivery;
import io.github.sseboot.core.channel.Entry;
import io.github.sseboot.core.channel.History;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.log.MemoryEventLog;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.log.ResumptionResolver;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.StoredEvent;
import io.github.sseboot.engine.TailListener;

/**
 * One shard on the test's thread, with a clock that stands still.
 */
final class Bench implements ConnectionListener, TailListener {

	static final Duration HEARTBEAT = Duration.ofSeconds(15);

	static final Duration STALL = Duration.ofSeconds(20);

	static final int SNAPSHOT_SIZE = 100_000;

	final Dialect dialect;

	final MemoryEventLog log = new MemoryEventLog(0, 42);

	final ChannelRegistry channels;

	final Shards shards;

	final Reception reception;

	final Load load = new Load(1000);

	final List<CloseReason> closed = new ArrayList<>();

	final List<Gap> gaps = new ArrayList<>();

	final List<Throwable> failures = new ArrayList<>();

	final List<Throwable> snapshotFailures = new ArrayList<>();

	/** What the application is to do on a thread of its own. */
	final Deque<Runnable> tasks = new ArrayDeque<>();

	Timing timing = new Timing(HEARTBEAT, Duration.ZERO, Duration.ofSeconds(3));

	CallerContext context = CallerContext.NONE;

	final Parking parking = new Parking();

	private long now = -Duration.ofDays(1).toNanos();

	Bench(ChannelSettings settings, Dialect dialect, int channels) {
		this.dialect = dialect;
		List<Marks> marks = List.of(new Marks(this.parking));
		Cursor start = new Cursor(0, List.of(this.log.bounds().toCompletableFuture().join().get(0).head()));
		this.channels = new ChannelRegistry(new ChannelRules(List.of(), settings), 1 << 20, channels, marks,
				() -> this.now, new RunningCursor(start), 0);
		this.shards = new Shards(this.channels, marks, List.of(this.parking), () -> this.now, this, this.load,
				new Directory(), PositionToken.length(1));
		this.reception = new Reception(this.channels, this.shards, this.load, List.of(dialect),
				new ResumptionResolver(this.log),
				new Snapshots(this.channels.allowance(), SNAPSHOT_SIZE, Bench::item, this.tasks::add, this));
		this.log.tail(start, this);
	}

	/**
	 * Channels that keep a number of events, and nothing more for open connections.
	 */
	static Bench keeping(int events, LagPolicy policy) {
		return new Bench(settings(events, 0, policy), new TestDialect(), 100);
	}

	static ChannelSettings settings(int events, long window, LagPolicy policy) {
		return new ChannelSettings(new History(events, Duration.ofMinutes(10), 1 << 20), new Delivery(window, STALL),
				policy, 3);
	}

	void publish(String channel, String... data) {
		for (String one : data) {
			this.log.append(List.of(NewEvent.message(List.of(channel), null, one.getBytes(StandardCharsets.UTF_8))));
		}
	}

	void publish(NewEvent... batch) {
		this.log.append(List.of(batch));
	}

	void control(EventKind kind, String channel) {
		this.log.append(List.of(NewEvent.control(kind, channel)));
	}

	Admission admit(SseStream stream, String id) {
		return this.reception.admit(new Subscription(stream, this.dialect, this.timing, id, null, this.context));
	}

	ClientConnection open(SseStream stream, String id, MemorySink sink) {
		ClientConnection connection = (ClientConnection) ((Admission.Admitted) admit(stream, id)).open(sink);
		settle();
		return connection;
	}

	/**
	 * Work until there is nothing left to do.
	 */
	void settle() {
		for (int i = 0; this.shards.get(0).hasWork(); i++) {
			if (i > 1000) {
				throw new AssertionError("it never settles");
			}
			pass();
		}
	}

	void pass() {
		this.shards.get(0).pass();
	}

	void advance(Duration time) {
		this.now += time.toNanos();
		pass();
		settle();
	}

	void resume(MemorySink sink, Connection connection) {
		sink.unstall();
		connection.ready();
		settle();
	}

	/**
	 * The lines of data a sink has got, control events with their name before them.
	 */
	static List<String> received(MemorySink sink) {
		List<String> received = new ArrayList<>();
		String name = "";
		for (String line : sink.text().lines().toList()) {
			name = line.startsWith("event: ") ? line.substring(7) + " " : (line.isEmpty() ? "" : name);
			if (line.startsWith("data: ")) {
				received.add(name + line.substring(6));
			}
			else if (line.equals(":")) {
				received.add(":");
			}
		}
		return received;
	}

	/**
	 * The last event id a client would send.
	 */
	static String lastId(MemorySink sink) {
		String text = sink.text();
		return text.substring(text.lastIndexOf("\nid: ") + 5).lines().findFirst().orElseThrow();
	}

	/**
	 * Let the application do one thing that it was asked for.
	 */
	void work() {
		this.tasks.remove().run();
		settle();
	}

	static NewEvent item(List<String> channels, Object item) {
		SseEvent event = SseEvent.of(item);
		return new NewEvent(EventKind.MESSAGE, channels, event.name(), Rig.convert(event.data()), event.key(),
				event.version(), event.headers(), null);
	}

	@Override
	public void snapshotFailed(SseConnection connection, Throwable failure) {
		this.snapshotFailures.add(failure);
	}

	@Override
	public void missed(SseConnection connection, Gap gap) {
		this.gaps.add(gap);
	}

	@Override
	public void closed(SseConnection connection, CloseReason reason) {
		this.closed.add(reason);
	}

	@Override
	public void failed(Throwable failure) {
		this.failures.add(failure);
	}

	@Override
	public void events(int partition, List<StoredEvent> events) {
		this.channels.append(events.stream().map((event) -> new Entry(event, frame(event.event()))).toList());
	}

	private Frame frame(NewEvent event) {
		return (event.kind() == EventKind.MESSAGE)
				? new Frame(Traits.of(event), this.dialect.event(event, PositionToken.length(1)))
				: new Frame(Traits.NONE);
	}

	@Override
	public void forked(Position common) {
		this.channels.forked(common);
	}

	@Override
	public void trimmed(int partition, long after, long upTo) {
		this.channels.trimmed(upTo);
	}

	@Override
	public void link(boolean up) {
	}

}
