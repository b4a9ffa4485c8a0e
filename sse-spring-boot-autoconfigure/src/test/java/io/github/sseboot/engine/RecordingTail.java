package io.github.sseboot.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Remembers what a log says.
 */
final class RecordingTail implements TailListener, AutoCloseable {

	private final List<StoredEvent> events = new ArrayList<>();

	private final List<String> notices = new ArrayList<>();

	private long missingUpTo;

	private boolean up;

	private EventLog.Tail tail;

	static RecordingTail follow(EventLog log, Cursor from) {
		RecordingTail tail = new RecordingTail();
		tail.tail = log.tail(from, tail);
		return tail;
	}

	@Override
	public synchronized void events(int partition, List<StoredEvent> events) {
		this.events.addAll(events);
	}

	@Override
	public synchronized void forked(Position common) {
		this.notices.add("forked at " + common.sequence());
	}

	@Override
	public synchronized void trimmed(int partition, long after, long upTo) {
		this.notices.add("trimmed " + after + " to " + upTo);
		this.missingUpTo = upTo;
	}

	@Override
	public synchronized void link(boolean up) {
		this.up = up;
	}

	synchronized List<StoredEvent> events() {
		return List.copyOf(this.events);
	}

	synchronized List<String> notices() {
		return List.copyOf(this.notices);
	}

	synchronized long missingUpTo() {
		return this.missingUpTo;
	}

	synchronized boolean up() {
		return this.up;
	}

	List<String> data() {
		return events().stream().map((event) -> new String(event.event().data(), StandardCharsets.UTF_8)).toList();
	}

	void awaitSize(int size) {
		await().atMost(20, TimeUnit.SECONDS).until(() -> events().size() >= size);
	}

	void awaitData(String... data) {
		awaitSize(data.length);
		assertThat(data()).containsExactly(data);
	}

	@Override
	public void close() {
		this.tail.close();
	}

}
