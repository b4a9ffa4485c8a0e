package io.github.sseboot.support;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Behaves as a browser's EventSource: returns with its last event id, after the time the
 * server asked for, whenever a connection fails or ends; stops for good at any answer
 * that is not a 200 event stream. The id carries over even if a new connection brings
 * none (as in Chromium). Unlike a browser it first waits only {@value #FIRST_RETRY} ms. A
 * daemon thread connects; thread-safe; {@code await…} blocks.
 */
public final class ReconnectingClient implements AutoCloseable {

	private static final long FIRST_RETRY = 100;

	private final SseRequest request;

	private final LongSupplier cuts;

	private final List<ReceivedEvent> events = new ArrayList<>();

	private final List<String> breaches = new ArrayList<>();

	private SseClient current;

	private int connections;

	private String lastEventId = "";

	private long retry = FIRST_RETRY;

	private String stopped;

	private ReconnectingClient(SseRequest request, LongSupplier cuts) {
		this.request = request;
		this.cuts = cuts;
	}

	public static ReconnectingClient start(SseRequest request) {
		return start(request, () -> Long.MAX_VALUE);
	}

	/**
	 * Each connection is reset after so many response bytes (head included) as the
	 * supplier says when it is made: a seeded random number cuts at any moment,
	 * repeatably.
	 */
	public static ReconnectingClient start(SseRequest request, LongSupplier cuts) {
		ReconnectingClient client = new ReconnectingClient(request, cuts);
		Thread thread = new Thread(client::run, "reconnecting-client");
		thread.setDaemon(true);
		thread.start();
		return client;
	}

	/**
	 * Ends the current connection as a lost network would; the client comes back.
	 */
	public void cut() {
		SseClient client;
		synchronized (this) {
			client = this.current;
		}
		if (client != null) {
			client.reset();
		}
	}

	/**
	 * The first event over all connections, received or to come, that satisfies the
	 * predicate.
	 */
	public ReceivedEvent awaitEvent(Predicate<ReceivedEvent> predicate, Duration atMost) {
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

	/**
	 * Waits until the client will not connect again, and says why.
	 */
	public String awaitStopped(Duration atMost) {
		return await("the client to stop", atMost, () -> Optional.ofNullable(this.stopped));
	}

	/**
	 * The events of all connections, in order of arrival.
	 */
	public synchronized List<ReceivedEvent> events() {
		return List.copyOf(this.events);
	}

	public List<String> data() {
		return events().stream().map(ReceivedEvent::data).toList();
	}

	/**
	 * The last event id as it was after each event.
	 */
	public List<String> ids() {
		return events().stream().map(ReceivedEvent::id).toList();
	}

	/**
	 * How many connections were tried.
	 */
	public synchronized int connections() {
		return this.connections;
	}

	public synchronized String lastEventId() {
		return this.lastEventId;
	}

	/**
	 * Goes through all events so far: numbers must come one by one but for told gaps,
	 * control events must be valid, every connection must have kept the contract.
	 * @param numbering finds channel and number of an event, empty if it has none to
	 * check
	 */
	public Violations check(Function<ReceivedEvent, Optional<Numbered>> numbering) {
		Violations violations = new Violations();
		Continuity continuity = Continuity.exact("client", violations);
		for (ReceivedEvent event : events()) {
			if (!event.control()) {
				numbering.apply(event).ifPresent(continuity::number);
				continue;
			}
			ControlEvent control = ControlEvent.of(event);
			if (!control.valid()) {
				violations.add(Violations.Kind.CONTENT, event.toString());
			}
			if (control.name().equals("sse.gap")) {
				continuity.gap(control);
			}
		}
		synchronized (this) {
			this.breaches.forEach((breach) -> violations.add(Violations.Kind.PROTOCOL, breach));
		}
		return violations;
	}

	/**
	 * Ends the current connection with a FIN and does not come back.
	 */
	@Override
	public void close() {
		SseClient client;
		synchronized (this) {
			stop("closed");
			client = this.current;
		}
		if (client != null) {
			client.close();
		}
	}

	private void run() {
		try {
			while (!isStopped()) {
				connect();
				pause();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void connect() {
		try (SseClient client = SseClient.observed(next(), this::received)) {
			if (!adopt(client)) {
				return;
			}
			ResponseHead head = client.head();
			if (!head.eventStream()) {
				stop("answered " + head.status() + " " + head.header("Content-Type").orElse(""));
				return;
			}
			client.awaitClosed(Duration.ofDays(1));
			left(client.lastEventId(), client.retry(), client.violations());
		}
		catch (UncheckedIOException | AssertionError ex) {
			// no connection or no head: tried again as any lost connection
		}
	}

	private synchronized SseRequest next() {
		this.connections++;
		return this.request.lastEventId(this.lastEventId).resetAfter(this.cuts.getAsLong());
	}

	private synchronized boolean adopt(SseClient client) {
		this.current = client;
		return this.stopped == null;
	}

	private synchronized void left(String id, OptionalLong retryAfter, List<String> violations) {
		this.lastEventId = id;
		this.retry = retryAfter.orElse(this.retry);
		this.breaches.addAll(violations);
	}

	private synchronized void received(ReceivedEvent event) {
		this.events.add(event);
		this.lastEventId = event.id();
		notifyAll();
	}

	private synchronized void stop(String why) {
		if (this.stopped == null) {
			this.stopped = why;
		}
		notifyAll();
	}

	private synchronized boolean isStopped() {
		return this.stopped != null;
	}

	private synchronized void pause() throws InterruptedException {
		long deadline = System.nanoTime() + this.retry * 1_000_000;
		long left = this.retry;
		while (this.stopped == null && left > 0) {
			wait(left);
			left = (deadline - System.nanoTime()) / 1_000_000;
		}
	}

	private <T> T await(String what, Duration atMost, Supplier<Optional<T>> answer) {
		return waitFor(System.nanoTime() + atMost.toNanos(), answer)
			.orElseThrow(() -> new AssertionError("Expected " + what + " within " + atMost + " but there was " + this));
	}

	private synchronized <T> Optional<T> waitFor(long deadline, Supplier<Optional<T>> answer) {
		try {
			Optional<T> found = answer.get();
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			while (found.isEmpty() && millis > 0) {
				wait(millis);
				found = answer.get();
				millis = (deadline - System.nanoTime()) / 1_000_000;
			}
			return found;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

	/**
	 * Never asks a connection while it holds the monitor: connections tell events under
	 * theirs.
	 */
	@Override
	public String toString() {
		SseClient client;
		String summary;
		synchronized (this) {
			client = this.current;
			summary = this.connections + " connections, " + this.events.size() + " events, stopped: " + this.stopped;
		}
		return summary + ", current " + client;
	}

}
