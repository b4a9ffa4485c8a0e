package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseConnection;
import io.github.sseboot.core.channel.ChannelInspection;
import io.github.sseboot.core.channel.ChannelRegistry;
import io.github.sseboot.core.channel.Entry;
import io.github.sseboot.core.channel.Marks;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.log.ResumptionResolver;
import io.github.sseboot.core.log.RunningCursor;
import io.github.sseboot.core.log.Ticker;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.core.wire.Traits;
import io.github.sseboot.engine.Bounds;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;
import io.github.sseboot.engine.Position;
import io.github.sseboot.engine.StoredEvent;
import io.github.sseboot.engine.TailListener;

/**
 * The real registry, shards and reception, without threads: somebody calls {@link #pass}.
 */
final class SimulatedNode implements ConnectionListener, TailListener {

	final Ledger ledger = new Ledger();

	final SimulatedLog log;

	final ChannelRegistry channels;

	final Reception reception;

	final Load load;

	final List<Dialect> dialects;

	/** What the application is to do on a thread of its own. */
	final Deque<Runnable> tasks = new ArrayDeque<>();

	private final Map<SseConnection, SimulatedClient> clients = new HashMap<>();

	private final Shards shards;

	private final Runnable interlude;

	private final boolean[] running;

	private final int idLength = PositionToken.length(1);

	SimulatedNode(SimulatedBounds bounds, long seed, Ticker ticker, Runnable interlude) {
		this.interlude = interlude;
		this.log = new SimulatedLog(seed, interlude);
		this.dialects = List.of(new SimulatedDialect("one", interlude), new SimulatedDialect("other", interlude));
		this.running = new boolean[bounds.shards()];
		int capacity = bounds.marks();
		List<Parking> parking = IntStream.range(0, this.running.length).mapToObj((i) -> new Parking()).toList();
		List<Marks> marks = parking.stream().map((place) -> ChannelInspection.marks(place, capacity)).toList();
		Bounds of = this.log.bounds().toCompletableFuture().join().get(0);
		Cursor start = new Cursor(0, List.of(of.horizon()));
		this.channels = new ChannelRegistry(bounds.rules(), bounds.memory(), bounds.channels(), marks, ticker,
				new RunningCursor(start), 0);
		this.load = new Load(bounds.connections());
		this.shards = new Shards(this.channels, marks, parking, ticker, this, this.load, new Directory(),
				this.idLength);
		this.reception = new Reception(this.channels, this.shards, this.load, this.dialects,
				new ResumptionResolver(this.log),
				new Snapshots(this.channels.allowance(), 2000, Bench::item, this.tasks::add, this));
		this.log.tail(start, this);
	}

	int shards() {
		return this.running.length;
	}

	void pass(int index) {
		if (!this.running[index]) {
			this.running[index] = true;
			this.shards.get(index).pass();
			this.running[index] = false;
		}
	}

	boolean hasWork(int index) {
		return this.shards.get(index).hasWork();
	}

	void shutDown() {
		IntStream.range(0, shards()).forEach((index) -> this.shards.get(index).shutDown());
	}

	void abandon() {
		Arrays.fill(this.running, true);
		IntStream.range(0, shards()).forEach((index) -> this.shards.get(index).abandon());
	}

	void entered(ClientConnection connection, SimulatedClient client) {
		this.clients.put(connection, client);
	}

	@Override
	public void events(int partition, List<StoredEvent> events) {
		List<Entry> entries = new ArrayList<>();
		for (StoredEvent stored : events) {
			NewEvent event = stored.event();
			entries.add(new Entry(stored, frame(event)));
			if (event.kind() == EventKind.MESSAGE) {
				this.ledger.add(stored.position().sequence(), new String(event.data(), StandardCharsets.UTF_8),
						event.channels(), Traits.of(event));
			}
		}
		this.channels.append(new Interrupted(entries));
		for (Entry entry : entries) {
			if (entry.frame().refused()) {
				this.ledger.remove(entry.stored().position().sequence());
			}
		}
	}

	private Frame frame(NewEvent event) {
		if (event.kind() != EventKind.MESSAGE) {
			return new Frame(Traits.NONE);
		}
		Traits traits = Traits.of(event);
		Traits slow = new Traits(traits.subject(), traits.version(), new SlowHeaders(traits.headers()),
				traits.except());
		return new Frame(slow,
				this.dialects.stream().map((dialect) -> dialect.event(event, this.idLength)).toArray(Encoded[]::new));
	}

	@Override
	public void missed(SseConnection connection, Gap gap) {
		this.clients.get(connection).missed(gap);
	}

	@Override
	public void closed(SseConnection connection, CloseReason reason) {
		this.clients.remove(connection).closed();
	}

	@Override
	public void failed(Throwable failure) {
		throw new AssertionError("something failed", failure);
	}

	@Override
	public void forked(Position common) {
		throw new AssertionError("no fork was made");
	}

	@Override
	public void trimmed(int partition, long after, long upTo) {
		throw new AssertionError("the log was not trimmed");
	}

	@Override
	public void link(boolean up) {
	}

	/**
	 * Headers that let other things happen while a filter looks at them: in the middle of
	 * reading.
	 */
	private final class SlowHeaders extends AbstractMap<String, String> {

		private final Map<String, String> headers;

		private SlowHeaders(Map<String, String> headers) {
			this.headers = headers;
		}

		@Override
		public String get(Object name) {
			SimulatedNode.this.interlude.run();
			return this.headers.get(name);
		}

		@Override
		public Set<Map.Entry<String, String>> entrySet() {
			return this.headers.entrySet();
		}

	}

	/**
	 * Events between which, and after the last of which, other things happen.
	 */
	private final class Interrupted extends AbstractList<Entry> {

		private final List<Entry> entries;

		private Interrupted(List<Entry> entries) {
			this.entries = entries;
		}

		@Override
		public Entry get(int index) {
			return this.entries.get(index);
		}

		@Override
		public int size() {
			return this.entries.size();
		}

		@Override
		public Iterator<Entry> iterator() {
			Iterator<Entry> iterator = this.entries.iterator();
			return new Iterator<>() {

				@Override
				public boolean hasNext() {
					SimulatedNode.this.interlude.run();
					return iterator.hasNext();
				}

				@Override
				public Entry next() {
					return iterator.next();
				}

			};
		}

	}

}
