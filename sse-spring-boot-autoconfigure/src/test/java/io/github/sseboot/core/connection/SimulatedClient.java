package io.github.sseboot.core.connection;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Gap;
import io.github.sseboot.engine.Cursor;
import io.github.sseboot.support.EventStreamDecoder;
import io.github.sseboot.support.EventStreamListener;
import io.github.sseboot.support.ReceivedEvent;

/**
 * One client across its connections: decodes its bytes at once and compares them with the
 * ledger. {@link Knowledge} is what it may conclude from what it got.
 */
final class SimulatedClient implements EventStreamListener, SimulatedSink.Bytes {

	final SseStream stream;

	final int dialect;

	ClientConnection connection;

	SimulatedSink sink;

	private SimulatedNode node;

	private EventStreamDecoder decoder;

	private Knowledge knowledge;

	private String cameWith = "";

	private boolean ended;

	private boolean opened;

	private boolean toldAtStart;

	private boolean initial;

	private final SimulatedSnapshot snapshot;

	private final Deque<Map<SseChannel, Long>> tellings = new ArrayDeque<>();

	private final Map<SseChannel, Long> lastTold = new HashMap<>();

	SimulatedClient(SseStream stream, int dialect) {
		this.stream = stream;
		this.dialect = dialect;
		this.snapshot = new SimulatedSnapshot(this);
	}

	/**
	 * What the client sends when it comes back.
	 */
	String lastEventId() {
		return (this.decoder != null) ? this.decoder.lastEventId() : "";
	}

	void enter(SimulatedNode node, Admission.Admitted admitted, String id, Runnable interlude) {
		this.node = node;
		this.cameWith = id;
		this.ended = false;
		this.initial = false;
		this.opened = false;
		this.tellings.clear();
		this.lastTold.clear();
		this.decoder = EventStreamDecoder.strict(this, id);
		this.sink = new SimulatedSink(interlude, this);
		this.connection = (ClientConnection) admitted.open((FrameSink) this.sink);
		node.entered(this.connection, this);
		Start start = this.connection.start;
		this.toldAtStart = start.gap() != null && start.trimmed() == null;
		if (start.trimmed() != null) {
			this.tellings.add(told(start.gap(), start.position(), start.trimmed()));
		}
	}

	@Override
	public void received(byte[] source, int offset, int length) {
		this.decoder.feed(source, offset, offset + length);
	}

	@Override
	public void event(ReceivedEvent event) {
		check(!this.ended, "something came after the end: " + event);
		this.initial = false;
		check(this.opened == !event.name().equals("sse.open"), "not one opening, first: " + event);
		switch (event.name()) {
			case "sse.open" -> {
				this.snapshot.opened(event);
				opened(event.data());
			}
			case "sse.gap" -> gap(event.data());
			case "sse.end" -> this.ended = true;
			case "sse.checkpoint" -> {
				check(event.idInBlock(), "a checkpoint without id");
				this.snapshot.nothingElse(event);
			}
			case "item" -> this.snapshot.item(event);
			case "sse.snapshot" -> this.knowledge.has(this.snapshot.end(event));
			default -> {
				this.snapshot.nothingElse(event);
				this.initial = this.knowledge.got(sequence(event.id()), event);
			}
		}
		if (event.idInBlock() && !this.initial) {
			this.knowledge.complete(sequence(event.id()), event.id());
		}
	}

	private void opened(String how) {
		this.opened = true;
		Start start = this.connection.start;
		Cursor cursor = this.cameWith.isEmpty() ? null : PositionToken.decode(this.cameWith);
		boolean known = cursor != null && this.node.log.knows(cursor.positions().get(0));
		if (this.cameWith.isEmpty()) {
			check(how.equals("new"), "a new client was told " + how);
		}
		else {
			check(how.equals("gap") || (known && how.equals("exact")), this.cameWith + " was told " + how);
			check(known != this.toldAtStart, "resumed at " + start);
		}
		if (known) {
			check(start.position() == cursor.positions().get(0).sequence(), "resumed at " + start);
		}
		boolean goesOn = known && this.knowledge != null && this.knowledge.isOf(this.node, this.cameWith);
		if (goesOn) {
			this.knowledge.comesBack();
		}
		else {
			this.knowledge = new Knowledge(this.node, this, start.position(),
					Math.max(start.position(), start.unpromised()));
		}
	}

	private void gap(String data) {
		this.snapshot.gap();
		if (this.toldAtStart) {
			check(data.startsWith("reset ") || data.startsWith("unknown-id "), "not the first gap: " + data);
			this.toldAtStart = false;
			return;
		}
		Map<SseChannel, Long> told = this.tellings.poll();
		check(told != null, "a gap that nobody decided on: " + data);
		String names = String.join(",", told.keySet().stream().map(SseChannel::name).sorted().toList());
		String[] named = data.substring(data.indexOf(' ') + 1).split(",");
		Arrays.sort(named);
		check(String.join(",", named).equals(names), "the gap is about " + names + " but names " + data);
		this.knowledge.told(told);
	}

	/**
	 * The shard decided that the connection missed something.
	 */
	void missed(Gap gap) {
		long seen = Math.max(this.connection.reading.position, this.connection.outbox.sequence());
		this.tellings.add(told(gap, seen, this.connection.reading.told));
	}

	private Map<SseChannel, Long> told(Gap gap, long seen, long[] upTo) {
		Map<SseChannel, Long> told = new HashMap<>();
		for (int bit = 0; bit < upTo.length; bit++) {
			SseChannel source = this.stream.channels().get(bit);
			if (upTo[bit] > this.lastTold.getOrDefault(source, 0L)) {
				long from = Math.max(seen, this.lastTold.getOrDefault(source, 0L));
				check(gap.channels().contains(source.name()), source + " is not named in " + gap);
				check(source.pattern() || missing(source, from, horizon(source)),
						"false gap: " + gap + " on " + source + " after " + from + " with horizon " + horizon(source));
				told.put(source, upTo[bit]);
			}
		}
		check(!told.isEmpty(), "a gap about nothing: " + gap);
		this.lastTold.putAll(told);
		return told;
	}

	private boolean missing(SseChannel source, long after, long upTo) {
		for (long sequence = after + 1; sequence <= upTo; sequence++) {
			Ledger.Published event = this.node.ledger.at(sequence);
			if (event != null && this.node.ledger.on(event, source)) {
				return true;
			}
		}
		return false;
	}

	long horizon(SseChannel source) {
		return this.connection.reading.missing(this.stream.channels().indexOf(source));
	}

	boolean conflates(SseChannel source) {
		return this.connection.reading.lagPolicy(this.stream.channels().indexOf(source)) == LagPolicy.CONFLATE;
	}

	void closed() {
		check(this.sink.closed(), "the sink was not closed");
		if (this.ended) {
			this.decoder.end();
		}
		this.connection = null;
	}

	boolean live() {
		return this.connection != null;
	}

	/**
	 * Nothing happens any more.
	 */
	void atRest() {
		long head = this.node.channels.head().sequence();
		check(this.connection.state == ClientConnection.State.LIVE, "it is " + this.connection.state);
		check(this.connection.idle(), "something is left in the connection");
		check(!this.connection.hot, "it is hot");
		check(!this.connection.reading.place.completedAt(head), "its channels are complete but it is open");
		check(this.opened, "nothing was written");
		check(this.tellings.isEmpty(), "a gap was not told");
		check(!this.connection.snapshots.awaited(), "a snapshot did not come");
		this.snapshot.atRest();
		this.knowledge.complete(head, null);
	}

	@Override
	public void violation(String text) {
		throw new AssertionError(text);
	}

	static long sequence(String id) {
		return PositionToken.decode(id).positions().get(0).sequence();
	}

	List<SseChannel> channels() {
		return this.stream.channels();
	}

	boolean hasEnd() {
		return this.ended;
	}

	void check(boolean condition, String problem) {
		if (!condition) {
			throw new AssertionError(this + ": " + problem);
		}
	}

	@Override
	public String toString() {
		return this.stream.channels() + " " + this.stream.lagPolicy();
	}

}
