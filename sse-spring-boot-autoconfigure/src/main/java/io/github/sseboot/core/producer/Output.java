package io.github.sseboot.core.producer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.sseboot.SseOutput;
import io.github.sseboot.StreamEndedException;
import io.github.sseboot.core.channel.Parking;
import io.github.sseboot.engine.NewEvent;

/**
 * Takes what a producer sends. One thread at a time waits for room; others wait for it,
 * so that events keep their order.
 *
 * <pre>
 * (free) --send--> WAITING --room, or the stream has ended--> (free)
 * </pre>
 */
final class Output implements SseOutput {

	/** Memory that others give back wakes nobody. */
	private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(500);

	private final ReentrantLock sending = new ReentrantLock(true);

	private final Parking parking = new Parking();

	private final PrivateStream stream;

	Output(PrivateStream stream) {
		this.stream = stream;
	}

	@Override
	public void send(Object data) {
		NewEvent event = this.stream.convert(data);
		try {
			this.sending.lockInterruptibly();
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
		try {
			awaitRoom();
			this.stream.publish(event);
		}
		finally {
			this.sending.unlock();
		}
	}

	private void awaitRoom() {
		while (this.stream.room() == 0) {
			if (Thread.currentThread().isInterrupted()) {
				throw interrupted();
			}
			this.parking.park(() -> !this.stream.running() || this.stream.room() > 0, LONGEST_SLEEP);
		}
	}

	private StreamEndedException interrupted() {
		Thread.currentThread().interrupt();
		return new StreamEndedException(this.stream.key().label(), "was waited for by a thread that was interrupted");
	}

	void wakeUp() {
		this.parking.wakeUp();
	}

	@Override
	public boolean cancelled() {
		return !this.stream.running();
	}

}
