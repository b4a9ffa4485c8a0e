package io.github.sseboot.core.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.wire.Ending;

/**
 * What a client hears last. Clients that are to come back are told to do so at different
 * times.
 */
final class Farewell {

	private final Drain drain;

	Farewell(Drain drain) {
		this.drain = drain;
	}

	void say(ClientConnection connection, CloseReason reason, Head limit) {
		boolean complete = reason == CloseReason.COMPLETED || reason == CloseReason.FAILED;
		if (complete && connection.idle() && !connection.snapshots.awaited() && limit.sequence() > connection.wire) {
			// With this id a client that comes back all the same is answered with 204;
			// one
			// that is ended by somebody else has not got everything up to here
			this.drain.checkpoint(connection, limit);
		}
		connection.reading.dirty.clear();
		Ending ending = new Ending(reason, spread(connection.timing().retry()));
		connection.outbox.add(connection.dialect().end(ending).bytes());
		connection.ending = reason;
	}

	/**
	 * Something between one and three times as long.
	 */
	static Duration spread(Duration retry) {
		return retry.plusMillis(ThreadLocalRandom.current().nextLong(2 * retry.toMillis() + 1));
	}

}
