package io.github.sseboot.core.connection;

import java.util.concurrent.ThreadLocalRandom;

/**
 * When a connection is next to be looked at without an event, and why.
 */
final class Deadlines {

	private static final long NEVER = Long.MAX_VALUE;

	private Deadlines() {
	}

	/**
	 * When a connection that begins now reaches its maximum age: up to a tenth earlier,
	 * so that those that came together do not leave together.
	 */
	static long expiry(Timing timing, long now) {
		long age = timing.maxAge().toNanos();
		return (age == 0) ? NEVER : now + age - ThreadLocalRandom.current().nextLong(age / 10 + 1);
	}

	static long next(ClientConnection connection) {
		long next = connection.expires;
		if (connection.waiting) {
			return Math.min(next, connection.waitingSince + connection.reading.place.stallTimeout());
		}
		long heartbeat = connection.timing().heartbeat().toNanos();
		return (heartbeat == 0) ? next : Math.min(next, connection.lastWrite + heartbeat);
	}

	static boolean stalled(ClientConnection connection, long now) {
		return connection.waiting && now - connection.waitingSince >= connection.reading.place.stallTimeout();
	}

	static boolean expired(ClientConnection connection, long now) {
		return now >= connection.expires;
	}

	static boolean silent(ClientConnection connection, long now) {
		long heartbeat = connection.timing().heartbeat().toNanos();
		return heartbeat != 0 && !connection.waiting && connection.idle()
				&& connection.state == ClientConnection.State.LIVE && now - connection.lastWrite >= heartbeat;
	}

}
