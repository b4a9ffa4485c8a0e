package io.github.sseboot.core.producer;

import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.StreamEndedException;
import io.github.sseboot.core.connection.CallerContext;

/**
 * Takes what a publisher says, and asks for more when there is room.
 *
 * <pre>
 * ASKED (n to come) --the last of n--> IDLE --room--> ASKED
 *                                       \--no room--> WAITING --a client reads--> IDLE
 * </pre>
 */
final class PublisherFeed implements Feed, Flow.Subscriber<Object> {

	/** So many may come that are larger than those before. */
	private static final int MOST = 32;

	private final AtomicInteger toCome = new AtomicInteger();

	private final AtomicBoolean waiting = new AtomicBoolean();

	private final PrivateStream stream;

	private final Flow.Publisher<?> publisher;

	private final Surroundings surroundings;

	private final CallerContext context;

	private volatile Flow.@Nullable Subscription subscription;

	private volatile boolean cancelled;

	PublisherFeed(PrivateStream stream, Flow.Publisher<?> publisher, Surroundings surroundings, CallerContext context) {
		this.stream = stream;
		this.publisher = publisher;
		this.surroundings = surroundings;
		this.context = context;
	}

	@Override
	public void start() {
		execute(() -> subscribe(this.publisher, this));
	}

	private void execute(Runnable task) {
		this.surroundings.threads().ask(() -> {
			try {
				this.context.run(task);
			}
			catch (RuntimeException ex) {
				this.stream.end(ex);
				cancel();
			}
		});
	}

	private static <T> void subscribe(Flow.Publisher<T> publisher, Flow.Subscriber<Object> subscriber) {
		publisher.subscribe(subscriber);
	}

	@Override
	public void onSubscribe(Flow.Subscription given) {
		this.subscription = given;
		if (this.cancelled) {
			given.cancel();
			return;
		}
		ask();
	}

	@Override
	public void onNext(Object item) {
		try {
			if (this.toCome.decrementAndGet() < 0) {
				throw new IllegalStateException("The publisher sends more than was asked for");
			}
			this.stream.publish(this.stream.convert(item));
		}
		catch (RuntimeException ex) {
			this.stream.end(ex);
			cancel();
			return;
		}
		if (this.toCome.get() == 0) {
			ask();
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.stream.end(failure);
	}

	@Override
	public void onComplete() {
		this.stream.end(null);
	}

	/**
	 * Ask for as many as there is room for; if there is none, {@link #readOn()} comes
	 * back here. It looks whether somebody waits after a client has read, and here the
	 * room is looked at after it was noted that somebody waits.
	 */
	private void ask() {
		Flow.Subscription asked = this.subscription;
		if (asked == null || this.toCome.get() != 0) {
			return;
		}
		this.waiting.set(true);
		int room;
		try {
			room = Math.min(MOST, this.stream.room());
		}
		catch (StreamEndedException ex) {
			return;
		}
		if (room > 0 && this.toCome.compareAndSet(0, room)) {
			this.waiting.set(false);
			asked.request(room);
		}
	}

	@Override
	public void readOn() {
		if (this.waiting.compareAndSet(true, false)) {
			this.surroundings.later(this::askAgain);
		}
	}

	private void askAgain() {
		try {
			execute(this::ask);
		}
		catch (RejectedExecutionException ex) {
			this.stream.end(ex);
			cancel();
		}
	}

	@Override
	public void cancel() {
		this.cancelled = true;
		Flow.Subscription given = this.subscription;
		if (given != null) {
			given.cancel();
		}
	}

}
