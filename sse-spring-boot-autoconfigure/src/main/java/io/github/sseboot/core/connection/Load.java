package io.github.sseboot.core.connection;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many connections there were and are, on the whole node.
 *
 * @since 1.0.0
 */
public final class Load {

	private final int limit;

	private final AtomicInteger places = new AtomicInteger();

	private final AtomicLong opened = new AtomicLong();

	private final AtomicLong closed = new AtomicLong();

	/**
	 * Create for no connections.
	 * @param limit most connections at a time
	 */
	public Load(int limit) {
		this.limit = limit;
	}

	boolean tryReserve() {
		if (this.places.incrementAndGet() > this.limit) {
			this.places.decrementAndGet();
			return false;
		}
		return true;
	}

	void release() {
		this.places.decrementAndGet();
	}

	void opened() {
		this.opened.incrementAndGet();
	}

	void closed() {
		this.closed.incrementAndGet();
		release();
	}

	/**
	 * How many connections were opened.
	 * @return the number
	 */
	public long openedCount() {
		return this.opened.get();
	}

	/**
	 * How many connections ended.
	 * @return the number
	 */
	public long closedCount() {
		return this.closed.get();
	}

}
