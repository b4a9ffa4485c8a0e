package io.github.sseboot.core.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deadlines of a shard's connections, one each. Setting one costs the same however many
 * there are; a deadline is noticed up to one tick late. Belongs to the shard's thread.
 */
final class TimerWheel {

	/**
	 * How exact deadlines are, in nanoseconds.
	 */
	static final long TICK = 100_000_000;

	private static final int SLOTS = 1024;

	private final List<List<ClientConnection>> slots = new ArrayList<>(SLOTS);

	private final List<ClientConnection> due = new ArrayList<>();

	private long tick;

	private int size;

	TimerWheel(long now) {
		this.tick = Math.floorDiv(now, TICK);
		for (int i = 0; i < SLOTS; i++) {
			this.slots.add(new ArrayList<>(0));
		}
	}

	void schedule(ClientConnection connection, long deadline) {
		cancel(connection);
		long at = Math.max(Math.floorDiv(deadline, TICK) + 1, this.tick + 1);
		List<ClientConnection> slot = this.slots.get(slot(at));
		connection.deadline = deadline;
		connection.timerSlot = slot(at);
		connection.timerIndex = slot.size();
		slot.add(connection);
		this.size++;
	}

	void cancel(ClientConnection connection) {
		if (connection.timerSlot < 0) {
			return;
		}
		List<ClientConnection> slot = this.slots.get(connection.timerSlot);
		ClientConnection last = slot.remove(slot.size() - 1);
		if (last != connection) {
			slot.set(connection.timerIndex, last);
			last.timerIndex = connection.timerIndex;
		}
		connection.timerSlot = -1;
		this.size--;
	}

	/**
	 * Take all whose deadline has passed.
	 */
	void advance(long now, Consumer<ClientConnection> action) {
		long until = Math.floorDiv(now, TICK);
		long from = Math.max(this.tick + 1, until - SLOTS + 1);
		for (long at = from; at <= until; at++) {
			for (ClientConnection connection : this.slots.get(slot(at))) {
				if (connection.deadline <= now) {
					this.due.add(connection);
				}
			}
		}
		this.tick = Math.max(this.tick, until);
		for (ClientConnection connection : this.due) {
			cancel(connection);
			action.accept(connection);
		}
		this.due.clear();
	}

	/**
	 * Times may be negative: their origin is arbitrary.
	 */
	private static int slot(long tick) {
		return (int) Math.floorMod(tick, (long) SLOTS);
	}

	boolean isEmpty() {
		return this.size == 0;
	}

}
