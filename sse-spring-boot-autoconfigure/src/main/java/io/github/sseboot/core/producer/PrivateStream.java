package io.github.sseboot.core.producer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseSource;
import io.github.sseboot.StreamEndedException;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.connection.CallerContext;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * One private stream: its channel, who reads it, and what fills it. Readers are counted
 * from the moment they are expected.
 *
 * <pre>
 * NEW --first client opened--> RUNNING --producer returns or fails--> ENDED
 *   \__ nobody came ______________\______ nobody for linger ____________\__> GONE
 * </pre>
 *
 * One lock holds the state and the window, another one puts events and the end in order.
 * Shards take neither.
 */
final class PrivateStream {

	private final ReentrantLock lock = new ReentrantLock();

	private final ReentrantLock order = new ReentrantLock();

	private final StreamKey key;

	private final Channel channel;

	private final Surroundings surroundings;

	private final Window window;

	private final Feed feed;

	private volatile State state = State.NEW;

	private long idleSince;

	PrivateStream(StreamKey key, Channel channel, SseSource.Values values, CallerContext context,
			Surroundings surroundings) {
		this.key = key;
		this.channel = channel;
		this.surroundings = surroundings;
		this.window = new Window(channel);
		this.feed = (values instanceof SseSource.Published published)
				? new PublisherFeed(this, published.publisher(), surroundings, context)
				: new ProducerFeed(this, (SseSource.Produced) values, surroundings.threads(), context);
	}

	StreamKey key() {
		return this.key;
	}

	Channel channel() {
		return this.channel;
	}

	/**
	 * Somebody will listen, or leave.
	 */
	Reader expect() {
		Reader reader = new Reader(this);
		this.lock.lock();
		try {
			this.window.add(reader);
			return reader;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A client's stream is open: produce, if that was not begun.
	 */
	void start() {
		this.lock.lock();
		try {
			if (this.state != State.NEW) {
				return;
			}
			this.state = State.RUNNING;
		}
		finally {
			this.lock.unlock();
		}
		try {
			this.feed.start();
		}
		catch (RejectedExecutionException ex) {
			end(ex);
			this.feed.cancel();
		}
	}

	/** On a shard's thread. */
	void readOn() {
		this.feed.readOn();
	}

	/** On a shard's thread. */
	void readerLeft() {
		this.surroundings.later(this::forgetReaders);
		this.feed.readOn();
	}

	private void forgetReaders() {
		this.lock.lock();
		try {
			if (this.window.removeGone()) {
				this.idleSince = this.surroundings.nanos();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean running() {
		return this.state == State.RUNNING;
	}

	/**
	 * How many events may be sent now.
	 * @return the number, 0 if somebody has to read first
	 * @throws StreamEndedException if there is no stream to send to
	 */
	int room() {
		boolean scarce = this.surroundings.scarce();
		this.lock.lock();
		try {
			requireRunning();
			return this.window.room(scarce);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void requireRunning() {
		if (this.state != State.RUNNING) {
			throw new StreamEndedException(this.key.label(),
					(this.state == State.ENDED) ? "is complete" : "was cancelled");
		}
	}

	NewEvent convert(Object data) {
		return this.surroundings.outlet().convert(this.channel.name(), SseEvent.of(data));
	}

	/**
	 * Send an event, which there was room for.
	 */
	void publish(NewEvent event) {
		this.order.lock();
		try {
			requireRunning();
			CompletionStage<Void> stored = this.surroundings.outlet().publish(event);
			sent(event.size());
			stored.whenComplete((nothing, failure) -> {
				if (failure != null) {
					fail(failure);
				}
			});
		}
		finally {
			this.order.unlock();
		}
	}

	private void sent(int size) {
		this.lock.lock();
		try {
			this.window.sent(size);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void fail(Throwable failure) {
		end(failure);
		this.feed.cancel();
	}

	/**
	 * There is nothing more to come.
	 * @param failure why, if there should have been more
	 */
	void end(@Nullable Throwable failure) {
		if (!change(State.RUNNING, State.ENDED)) {
			return;
		}
		this.feed.readOn();
		if (failure != null) {
			this.surroundings.failed(this.key.label(), failure);
		}
		sendEnd(failure != null);
	}

	/**
	 * After the last event, also if it is being sent just now.
	 */
	private void sendEnd(boolean failed) {
		Map<String, String> headers = failed ? Map.of(NewEvent.FAILED_HEADER, "") : Map.of();
		this.order.lock();
		try {
			this.surroundings.outlet()
				.publish(new NewEvent(EventKind.END, List.of(this.channel.name()), null, null, null, null, headers,
						null));
		}
		finally {
			this.order.unlock();
		}
	}

	/**
	 * Whether nobody will miss the stream. Under the lock of those who let clients in.
	 */
	boolean unwanted(long now, long linger) {
		this.lock.lock();
		try {
			return this.window.nobody() && (this.state == State.NEW || now - this.idleSince >= linger);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Stop to produce.
	 */
	void cancel() {
		boolean running = change(State.RUNNING, State.GONE);
		this.state = State.GONE;
		this.feed.readOn();
		this.feed.cancel();
		if (running) {
			// An id of this stream lies before those of a later one of the same name
			sendEnd(false);
		}
	}

	/**
	 * Stop to produce, with clients that are told something else.
	 */
	void interrupt() {
		this.state = State.GONE;
		this.feed.readOn();
		this.feed.cancel();
	}

	private boolean change(State from, State to) {
		this.lock.lock();
		try {
			if (this.state != from) {
				return false;
			}
			this.state = to;
			this.idleSince = this.surroundings.nanos();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	enum State {

		NEW, RUNNING, ENDED, GONE

	}

}
