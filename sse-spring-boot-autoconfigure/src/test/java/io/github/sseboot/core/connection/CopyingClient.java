package io.github.sseboot.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.sseboot.core.MemorySink;
import io.github.sseboot.support.EventStreamDecoder;
import io.github.sseboot.support.EventStreamListener;
import io.github.sseboot.support.ReceivedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps a copy of versions by key, and knows which one must come next. Data is
 * {@code key version}, and whatever else.
 */
final class CopyingClient implements EventStreamListener {

	private long[] copy = new long[5];

	private long[] snapshot = new long[0];

	private String lastEventId = "";

	private boolean exact;

	private boolean within;

	/**
	 * All that came on one connection, which may end anywhere.
	 */
	void received(MemorySink sink) {
		EventStreamDecoder decoder = EventStreamDecoder.strict(this, this.lastEventId);
		byte[] bytes = sink.text().getBytes(StandardCharsets.UTF_8);
		this.within = false;
		decoder.feed(bytes, 0, bytes.length);
		if (this.within) {
			assertThat(decoder.lastEventId()).as("the id of who was cut within a snapshot").isEqualTo(this.lastEventId);
		}
		this.lastEventId = decoder.lastEventId();
	}

	@Override
	public void event(ReceivedEvent event) {
		switch (event.name()) {
			case "sse.open" -> opened(event);
			case "item" -> item(event);
			case "sse.snapshot" -> completed(event);
			case "sse.checkpoint" -> assertThat(this.within).isFalse();
			default -> changed(event);
		}
	}

	private void opened(ReceivedEvent event) {
		this.exact = !this.lastEventId.isEmpty();
		assertThat(event.data()).isEqualTo(this.exact ? "exact" : "new");
		this.within = !this.exact;
		this.snapshot = new long[this.copy.length];
	}

	private void item(ReceivedEvent event) {
		assertThat(this.within).isTrue();
		this.snapshot[key(event)] = version(event);
	}

	private void completed(ReceivedEvent event) {
		assertThat(event.data()).isEqualTo("" + this.copy.length);
		this.within = false;
		this.copy = this.snapshot;
	}

	/**
	 * Only what came between the end of a snapshot and the next id may come twice, and
	 * only to who was cut there.
	 */
	private void changed(ReceivedEvent event) {
		assertThat(event.name()).isEqualTo("message");
		assertThat(this.within).isFalse();
		long next = this.copy[key(event)] + 1;
		if (this.exact && version(event) < next) {
			return;
		}
		assertThat(version(event)).as("version of " + key(event)).isEqualTo(next);
		this.copy[key(event)] = next;
	}

	private static int key(ReceivedEvent event) {
		return Integer.parseInt(event.data().split(" ")[0]);
	}

	private static long version(ReceivedEvent event) {
		return Long.parseLong(event.data().split(" ")[1]);
	}

	boolean withinSnapshot() {
		return this.within;
	}

	String lastEventId() {
		return this.lastEventId;
	}

	long[] copy() {
		return Arrays.copyOf(this.copy, this.copy.length);
	}

	@Override
	public void violation(String text) {
		throw new AssertionError(text);
	}

}
