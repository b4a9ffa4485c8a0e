package io.github.sseboot.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

	private ReceivedAnswer answer = ReceivedAnswer.NONE;

	private @Nullable String ending;

	private boolean complete;

	private int openAt;

	private int connections;

	private long heartbeats;

	synchronized void connecting(String what) {
		this.connections++;
		this.answer = ReceivedAnswer.NONE;
		this.ending = null;
		this.openAt = this.messages.size();
		note("connection " + this.connections + ": " + what);
	}

	synchronized void answered(ReceivedAnswer received) {
		this.answer = received;
		note("answered " + received.status());
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

	/**
	 * An answer that is no stream.
	 */
	synchronized void refused(ReceivedAnswer received, String why) {
		this.answer = received;
		ended(why, true);
	}

	/**
	 * Only the first end of a connection counts.
	 * @param whole whether the server ended the answer as it should
	 */
	synchronized void ended(String why, boolean whole) {
		if (this.ending == null) {
			this.ending = why;
			this.complete = whole;
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

	synchronized ReceivedAnswer answer() {
		return this.answer;
	}

	synchronized long heartbeats() {
		return this.heartbeats;
	}

	synchronized Optional<String> ending() {
		return Optional.ofNullable(this.ending);
	}

	/**
	 * Whether the server ended the answer as it should.
	 */
	synchronized boolean complete() {
		return this.complete && this.ending != null;
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
					throw failure(what, (this.ending != null) ? "before the connection ended" : "within " + atMost,
							"it did not come");
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

	AssertionError failure(String what, String when, String seen) {
		return new AssertionError("Expected %s %s, but %s.%n%s".formatted(what, when, seen, describe()));
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
		String state = (this.ending != null) ? "ended" : (this.answer.status() == 0) ? "not answered" : "open";
		return text.append("\nThe connection is ").append(state).append('.').toString();
	}

}
