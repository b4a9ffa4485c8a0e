package io.github.sseboot.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Everything one connection has brought so far. Thread-safe by its monitor: one thread
 * feeds it, any thread asks or waits.
 */
final class Reception implements HttpResponseListener, EventStreamListener {

	private final Transcript transcript = new Transcript();

	private final HttpResponseReader http = new HttpResponseReader(this);

	private final EventStreamDecoder decoder;

	private final Consumer<ReceivedEvent> observer;

	private final List<ReceivedEvent> events = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private ResponseHead head;

	private Ending ending;

	private long heartbeats;

	private OptionalLong retry = OptionalLong.empty();

	Reception(String lastEventId, Consumer<ReceivedEvent> observer) {
		this.decoder = EventStreamDecoder.strict(this, lastEventId);
		this.observer = observer;
	}

	/**
	 * Takes what was read, unless the client has closed: what is seen at the close is
	 * final.
	 */
	synchronized void received(byte[] bytes, int length) {
		if (this.ending == Ending.CLOSED_HERE) {
			return;
		}
		this.transcript.add(bytes, 0, length);
		this.http.feed(bytes, 0, length);
		notifyAll();
	}

	/**
	 * The server closed its direction.
	 */
	synchronized void finished() {
		ended(this.http.closed() ? Ending.COMPLETE : Ending.TRUNCATED);
	}

	/**
	 * Only the first ending counts.
	 */
	synchronized void ended(Ending how) {
		if (this.ending == null) {
			this.ending = how;
		}
		notifyAll();
	}

	@Override
	public void head(ResponseHead received) {
		this.head = received;
	}

	@Override
	public void body(byte[] bytes, int from, int to) {
		if (this.head.eventStream()) {
			this.decoder.feed(bytes, from, to);
		}
	}

	@Override
	public void end() {
		this.decoder.end();
		ended(Ending.COMPLETE);
	}

	@Override
	public void event(ReceivedEvent event) {
		this.events.add(event);
		this.observer.accept(event);
	}

	@Override
	public void comment(String text) {
		if (text.isEmpty()) {
			this.heartbeats++;
		}
	}

	@Override
	public void retry(long millis) {
		this.retry = OptionalLong.of(millis);
	}

	@Override
	public synchronized void violation(String text) {
		this.violations.add(text);
	}

	synchronized Optional<ResponseHead> head() {
		return Optional.ofNullable(this.head);
	}

	synchronized Optional<Ending> ending() {
		return Optional.ofNullable(this.ending);
	}

	synchronized List<ReceivedEvent> events() {
		return List.copyOf(this.events);
	}

	synchronized List<String> violations() {
		return List.copyOf(this.violations);
	}

	synchronized long heartbeats() {
		return this.heartbeats;
	}

	synchronized OptionalLong retry() {
		return this.retry;
	}

	synchronized String lastEventId() {
		return this.decoder.lastEventId();
	}

	synchronized byte[] transcript() {
		return this.transcript.bytes();
	}

	synchronized long length() {
		return this.transcript.length();
	}

	/**
	 * Waits until the answer is there. Gives up at once when the connection has ended.
	 * @throws AssertionError with what was received, when it does not come
	 */
	synchronized <T> T await(String what, Duration atMost, Supplier<Optional<T>> answer) {
		long deadline = System.nanoTime() + atMost.toNanos();
		Optional<T> found = answer.get();
		while (found.isEmpty()) {
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			if (millis <= 0 || this.ending != null) {
				String why = (this.ending != null) ? "before the end (" + this.ending + ")" : "within " + atMost;
				throw new AssertionError("Expected " + what + " " + why + " but received " + describe());
			}
			waitFor(millis);
			found = answer.get();
		}
		return found.get();
	}

	/**
	 * The first event of all, received or to come, that satisfies the predicate; each is
	 * asked about once.
	 */
	ReceivedEvent awaitEvent(Predicate<ReceivedEvent> predicate, Duration atMost) {
		AtomicInteger next = new AtomicInteger();
		return await("a certain event", atMost, () -> {
			while (next.get() < this.events.size()) {
				ReceivedEvent event = this.events.get(next.getAndIncrement());
				if (predicate.test(event)) {
					return Optional.of(event);
				}
			}
			return Optional.empty();
		});
	}

	List<ReceivedEvent> awaitEvents(int count, Duration atMost) {
		return await(count + " events", atMost,
				() -> (this.events.size() >= count) ? Optional.of(List.copyOf(this.events)) : Optional.empty());
	}

	private void waitFor(long millis) {
		try {
			wait(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted; received " + describe(), ex);
		}
	}

	synchronized String describe() {
		List<ReceivedEvent> last = this.events.subList(Math.max(0, this.events.size() - 5), this.events.size());
		return this.transcript.length() + " bytes, "
				+ ((this.head != null) ? "status " + this.head.status() : "no head") + ", " + this.events.size()
				+ " events, last " + last + ", " + this.heartbeats + " heartbeats, ending " + this.ending
				+ ", violations " + this.violations + "; transcript:\n" + this.transcript.tail(2000);
	}

}
