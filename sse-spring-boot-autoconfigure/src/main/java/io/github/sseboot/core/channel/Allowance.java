package io.github.sseboot.core.channel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be taken of the node's memory for something else than frames, which make room
 * for it. Any thread takes and gives back.
 *
 * <pre>
 * free --take--> used --giveBack--> free        used &lt;= most, always
 * </pre>
 *
 * @since 1.0.0
 */
public final class Allowance {

	private final long most;

	private final Runnable makeRoom;

	private final AtomicLong used = new AtomicLong();

	Allowance(long most, Runnable makeRoom) {
		this.most = most;
		this.makeRoom = makeRoom;
	}

	/**
	 * Take some, if there is enough. May wait for the node's lock, while frames make
	 * room.
	 * @param bytes how much
	 * @return whether it was taken
	 */
	public boolean take(long bytes) {
		long before;
		do {
			before = this.used.get();
			if (bytes > this.most - before) {
				return false;
			}
		}
		while (!this.used.compareAndSet(before, before + bytes));
		this.makeRoom.run();
		return true;
	}

	/**
	 * Give back what was taken. Waits for nothing.
	 * @param bytes how much
	 */
	public void giveBack(long bytes) {
		this.used.addAndGet(-bytes);
	}

	/**
	 * How much is taken.
	 * @return the number of bytes
	 */
	public long used() {
		return this.used.get();
	}

	/**
	 * How much can be taken at most.
	 * @return the number of bytes
	 */
	public long most() {
		return this.most;
	}

}
