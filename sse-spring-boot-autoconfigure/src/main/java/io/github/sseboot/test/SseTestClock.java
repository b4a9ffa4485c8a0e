package io.github.sseboot.test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sseboot.core.log.Ticker;

/**
 * The time of the node, which a test can move: heartbeats, maximum ages, stall timeouts
 * and the ages of what is kept follow it. It goes on by itself too, as fast as any clock.
 * Any thread may use it.
 *
 * @since 1.0.0
 */
public final class SseTestClock implements Ticker {

	private final AtomicLong ahead = new AtomicLong();

	private final Runnable moved;

	/**
	 * Create a clock.
	 * @param moved what is to be done when time has jumped, usually {@code node::catchUp}
	 */
	public SseTestClock(Runnable moved) {
		this.moved = moved;
	}

	/**
	 * Let time pass at once. What is older than it may be is gone when this returns; what
	 * is due on open streams, such as a heartbeat, is on its way within a tenth of a
	 * second, as exact as deadlines are. However far time jumps, that is one heartbeat.
	 * @param time how much
	 */
	public void advance(Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("'time' must not be negative but was " + time);
		}
		this.ahead.addAndGet(time.toNanos());
		this.moved.run();
	}

	@Override
	public long nanos() {
		return System.nanoTime() + this.ahead.get();
	}

}
