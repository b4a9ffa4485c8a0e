package io.github.sseboot.core;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.connection.Connection;
import io.github.sseboot.core.log.PositionToken;
import io.github.sseboot.support.EventStreamDecoder;
import io.github.sseboot.support.EventStreamListener;
import io.github.sseboot.support.ReceivedEvent;

/**
 * A client across its connections, on a real shard. For each of its channels, and each
 * publisher, events come one after the other without a hole, unless a gap that names the
 * channel was told since the last one.
 */
final class StressClient implements EventStreamListener {

	static final int STREAMS = 5;

	private static final int[][] SOURCES = { { 1 }, { 1, 2 }, { 1, 2, 4, 8 }, { 4, 8 }, { 4 | 8 } };

	private final Rig rig;

	private final List<int[]> published;

	private final SseStream stream;

	private final int[] sources;

	private final BitSet[] received;

	/** By source and publisher: the number after the last one that came. */
	private final int[][] next;

	/** By source and publisher: whether a hole may come. */
	private final boolean[][] told;

	private Sink sink;

	private Connection connection;

	private long last;

	private String problem;

	StressClient(Rig rig, List<int[]> published, int kind) {
		this.rig = rig;
		this.published = published;
		this.sources = SOURCES[kind];
		int mask = Arrays.stream(this.sources).sum();
		this.stream = (kind == STREAMS - 1) ? SseStream.matching("o/*")
				: SseStream.of(StressPublisher.names(mask).stream().map(SseChannel::of).toList());
		this.received = new BitSet[published.size()];
		Arrays.setAll(this.received, (i) -> new BitSet());
		this.next = new int[this.sources.length][published.size()];
		this.told = new boolean[this.sources.length][published.size()];
		open("");
	}

	private void open(String id) {
		this.sink = new Sink(EventStreamDecoder.strict(this, id));
		this.connection = this.rig.open(this.stream, id, this.sink);
	}

	void act(Random random) {
		switch (random.nextInt(40)) {
			case 0 -> comeBack();
			case 1, 2, 3 -> this.sink.stall();
			case 4, 5 -> this.sink.window(random.nextInt(20_000));
			case 6, 7, 8, 9, 10 -> resume();
			default -> Thread.onSpinWait();
		}
	}

	private void resume() {
		this.sink.unstall();
		this.connection.ready();
	}

	private void comeBack() {
		this.connection.close(CloseReason.DISCONNECTED);
		while (!this.sink.closed()) {
			Thread.onSpinWait();
		}
		String id = this.sink.lastEventId();
		if (id.isEmpty()) {
			// It was cut before its first byte: it is as new as before
			Arrays.stream(this.told).forEach((each) -> Arrays.fill(each, true));
		}
		open(id);
	}

	/**
	 * Come back for the last time.
	 */
	void finish() {
		comeBack();
	}

	@Override
	public void event(ReceivedEvent event) {
		if (event.idInBlock()) {
			long sequence = PositionToken.decode(event.id()).positions().get(0).sequence();
			check(event.control() ? sequence >= this.last : sequence > this.last, sequence + " after " + this.last);
			this.last = sequence;
		}
		if (event.name().equals("sse.gap")) {
			told(List.of(event.data().substring(event.data().indexOf(' ') + 1).split(",")));
		}
		else if (!event.control()) {
			String[] parts = event.data().split("[: ]", 3);
			received(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
		}
	}

	private void told(List<String> names) {
		for (int source = 0; source < this.sources.length; source++) {
			if (names.contains("o/*") || names.containsAll(StressPublisher.names(this.sources[source]))) {
				Arrays.fill(this.told[source], true);
			}
		}
	}

	private void received(int publisher, int number) {
		int[] channels = this.published.get(publisher);
		this.received[publisher].set(number);
		boolean wanted = false;
		for (int source = 0; source < this.sources.length; source++) {
			if ((channels[number] & this.sources[source]) != 0) {
				wanted = true;
				noHole(source, publisher, number);
				this.next[source][publisher] = number + 1;
				// An event on several sources may come although it is gone from this one
				this.told[source][publisher] &= !only(channels[number], source);
			}
		}
		check(wanted, "not for this client: " + publisher + ":" + number);
	}

	private boolean only(int channels, int source) {
		int all = Arrays.stream(this.sources).sum();
		return (channels & all & ~this.sources[source]) == 0;
	}

	private void noHole(int source, int publisher, int before) {
		int[] channels = this.published.get(publisher);
		for (int number = this.next[source][publisher]; number < before; number++) {
			if ((channels[number] & this.sources[source]) != 0 && !this.received[publisher].get(number)) {
				check(this.told[source][publisher],
						"lost " + publisher + ":" + number + " on " + StressPublisher.names(channels[number]));
			}
		}
	}

	/**
	 * Whether everything is here, or a gap was told.
	 * @return what is wrong: with what came, for ever; or what is not there yet
	 */
	String missing() {
		return this.sink.calmly(() -> {
			String wrong = this.problem;
			for (int source = 0; source < this.sources.length; source++) {
				for (int publisher = 0; publisher < this.published.size(); publisher++) {
					noHole(source, publisher, this.published.get(publisher).length);
				}
			}
			String missing = this.problem;
			this.problem = wrong;
			return missing;
		});
	}

	@Override
	public void violation(String text) {
		check(false, text);
	}

	private void check(boolean condition, String text) {
		if (!condition && this.problem == null) {
			this.problem = this.stream.channels() + " " + text;
		}
	}

	/**
	 * Decodes on the shard's thread, while the sink is locked.
	 */
	private static final class Sink extends MemorySink {

		private final EventStreamDecoder decoder;

		private Sink(EventStreamDecoder decoder) {
			this.decoder = decoder;
		}

		@Override
		public synchronized void write(byte[] source, int offset, int length) throws IOException {
			super.write(source, offset, length);
			this.decoder.feed(source, offset, offset + length);
		}

		private synchronized String lastEventId() {
			return this.decoder.lastEventId();
		}

		private synchronized String calmly(Supplier<String> action) {
			return action.get();
		}

	}

}
