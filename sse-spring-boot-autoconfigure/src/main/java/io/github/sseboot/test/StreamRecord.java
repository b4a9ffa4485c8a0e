package io.github.sseboot.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.client.SseMessage;

/**
 * Everything that came, over all connections of a stream, in order. Thread-safe by its
 * monitor: the thread of a connection tells, that of the test waits.
 */
final class StreamRecord {

	private static final int SHOWN = 60;

	private static final int SHOWN_DATA = 300;

	private final List<SseMessage> messages = new ArrayList<>();

	private final List<String> history = new ArrayList<>();

	private final long begun = System.nanoTime();

	private Map<String, List<String>> headers = Map.of();

	private int status;

	private @Nullable String ending;

	private int openAt;

	private int connections;

	private long heartbeats;

	synchronized void connecting(String what) {
		this.connections++;
		this.status = 0;
		this.ending = null;
		this.openAt = this.messages.size();
		note("connection " + this.connections + ": " + what);
	}

	synchronized void answered(int answer, Map<String, List<String>> all) {
		this.status = answer;
		this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		this.headers.putAll(all);
		note("answered " + answer);
	}

	synchronized void message(SseMessage message) {
		this.messages.add(message);
		String data = message.data();
		note("event '%s' %s".formatted(message.name(),
				(data.length() > SHOWN_DATA) ? data.substring(0, SHOWN_DATA) + "..." : data));
	}

	synchronized void comment(String text) {
		if (text.isEmpty()) {
			this.heartbeats++;
		}
		note(text.isEmpty() ? "heartbeat" : "comment " + text);
	}

	synchronized void ended(int answer, String why) {
		if (this.status == 0) {
			this.status = answer;
		}
		if (this.ending == null) {
			this.ending = why;
			note(why);
		}
	}

	synchronized List<SseMessage> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * The first event from this one on, if it is there.
	 */
	synchronized Optional<SseMessage> at(int index) {
		return (index < this.messages.size()) ? Optional.of(this.messages.get(index)) : Optional.empty();
	}

	/**
	 * The index of the first event of the connection there is.
	 */
	synchronized int openAt() {
		return this.openAt;
	}

	synchronized int status() {
		return this.status;
	}

	synchronized @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values.get(0) : null;
	}

	synchronized long heartbeats() {
		return this.heartbeats;
	}

	synchronized Optional<String> ending() {
		return Optional.ofNullable(this.ending);
	}

	synchronized String lastEventId(String otherwise) {
		return this.messages.isEmpty() ? otherwise : this.messages.get(this.messages.size() - 1).lastEventId();
	}

	/**
	 * Wait for an answer. Gives up at once when the connection has ended, after which
	 * nothing can come.
	 */
	synchronized <T> T await(String what, Duration atMost, Supplier<Optional<T>> answer) {
		long deadline = System.nanoTime() + atMost.toNanos();
		try {
			Optional<T> found = answer.get();
			while (found.isEmpty()) {
				long millis = (deadline - System.nanoTime()) / 1_000_000;
				if (millis <= 0 || this.ending != null) {
					throw failure(what, (this.ending != null) ? "before the connection ended" : "within " + atMost);
				}
				wait(millis);
				found = answer.get();
			}
			return found.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + what, ex);
		}
	}

	AssertionError failure(String what, String when) {
		return new AssertionError("Expected %s %s, but it did not come.%n%s".formatted(what, when, describe()));
	}

	private void note(String line) {
		this.history.add("%8.3f s  %s".formatted((System.nanoTime() - this.begun) / 1e9, line));
		notifyAll();
	}

	/**
	 * What arrived, and the state of the connection.
	 */
	synchronized String describe() {
		int from = Math.max(0, this.history.size() - SHOWN);
		StringBuilder text = new StringBuilder("What arrived");
		text.append((from > 0) ? " (without the first " + from + " lines):" : ":");
		this.history.subList(from, this.history.size()).forEach((line) -> text.append('\n').append(line));
		String state = (this.ending != null) ? "ended" : (this.status == 0) ? "not answered" : "open";
		return text.append("\nThe connection is ").append(state).append('.').toString();
	}

}
