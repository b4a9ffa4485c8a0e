package io.github.sseboot.core.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sseboot.LagPolicy;
import io.github.sseboot.SseStream;
import io.github.sseboot.core.channel.Channel;
import io.github.sseboot.core.channel.FrameCursor;
import io.github.sseboot.core.channel.Head;
import io.github.sseboot.core.wire.FrameSink;
import io.github.sseboot.core.wire.Gap;

/**
 * Hands a connection what it has not had, up to a limit and as long as its sink takes it.
 * What a stream says of itself comes between whole frames only. Belongs to one shard.
 */
final class Drain {

	private static final int MAX_WRITES = 4;

	private static final long SURVEY = 1_000_000_000L;

	private final Batch batch = new Batch(SseStream.MAX_CHANNELS);

	private final FrameCursor cursor = new FrameCursor();

	private final ConnectionListener listener;

	private final Tally tally;

	private final int idLength;

	private long surveyed;

	Drain(ConnectionListener listener, Tally tally, int idLength, long now) {
		this.listener = listener;
		this.tally = tally;
		this.idLength = idLength;
		this.surveyed = now;
	}

	/**
	 * Hand over what there is.
	 * @return what is to be done with the connection
	 * @throws IOException if the way to the client is broken
	 */
	Outcome drain(ClientConnection connection, Head limit, long now) throws IOException {
		try {
			return write(connection, limit, now);
		}
		finally {
			connection.progress.reached(connection.reading.position);
		}
	}

	private Outcome write(ClientConnection connection, Head limit, long now) throws IOException {
		for (int writes = 0; writes < MAX_WRITES; writes++) {
			if (connection.idle() && !continues(connection, limit)) {
				return idle(connection, limit, now);
			}
			if (!connection.sink.ready()) {
				return Outcome.WAITING;
			}
			connection.waiting = false;
			connection.lastWrite = now;
			if (!writeOnce(connection, limit)) {
				return Outcome.LAGGED;
			}
		}
		return Outcome.AGAIN;
	}

	/**
	 * Forget what was kept for the next connection, and look now and then how far the
	 * slowest of all is.
	 */
	void endOfPass(Members members, long now) {
		this.batch.release();
		if (now - this.surveyed >= SURVEY) {
			this.surveyed = now;
			this.tally.slowest(members.slowest());
		}
	}

	private boolean continues(ClientConnection connection, Head limit) {
		if (connection.state != ClientConnection.State.LIVE || connection.snapshots.awaited()) {
			return false;
		}
		connection.reading.position = Math.max(connection.reading.position, limit.sequence());
		if (connection.checkpointDue && connection.reading.position > connection.wire) {
			checkpoint(connection, limit);
			return true;
		}
		return false;
	}

	private Outcome idle(ClientConnection connection, Head limit, long now) throws IOException {
		if (connection.state == ClientConnection.State.ENDING) {
			return connection.sink.ready() ? Outcome.ENDED : Outcome.WAITING;
		}
		if (connection.flushDue) {
			// A flush that could not be made is made when the sink is asked again
			connection.flushDue = false;
			if (!connection.sink.ready()) {
				return Outcome.WAITING;
			}
		}
		if (connection.snapshots.awaited()) {
			return Outcome.IDLE;
		}
		connection.snapshots.caughtUp(now);
		boolean completed = connection.reading.place.completedAt(limit.sequence());
		return completed ? Outcome.COMPLETED : Outcome.IDLE;
	}

	/**
	 * Add the id of a client that has everything up to the limit.
	 */
	void checkpoint(ClientConnection connection, Head limit) {
		connection.checkpointDue = false;
		connection.reading.position = Math.max(connection.reading.position, limit.sequence());
		connection.wire = limit.sequence();
		connection.outbox.add(connection.checkpoint(limit, this.idLength));
	}

	/**
	 * Add a sign of life: the id of where a client is, if it does not know it, or nothing
	 * but a heartbeat.
	 */
	void signOfLife(ClientConnection connection, Head limit) {
		if (!connection.snapshots.awaited()) {
			connection.reading.position = Math.max(connection.reading.position, limit.sequence());
			if (connection.reading.position > connection.wire) {
				checkpoint(connection, limit);
			}
		}
		if (connection.outbox.isEmpty()) {
			connection.outbox.add(connection.dialect().heartbeat().bytes());
		}
	}

	private boolean writeOnce(ClientConnection connection, Head limit) throws IOException {
		if (!connection.reads() || connection.outbox.remaining() >= FrameSink.MAX_WRITE) {
			if (!connection.outbox.isEmpty()) {
				writePiece(connection);
			}
			return true;
		}
		if (!this.batch.fill(connection, limit.sequence())) {
			return tellGap(connection, limit.sequence());
		}
		writeBatch(connection, limit.sequence());
		return true;
	}

	private void writePiece(ClientConnection connection) throws IOException {
		Outbox outbox = connection.outbox;
		int length = Math.min(outbox.remaining(), FrameSink.MAX_WRITE);
		connection.sink.write(outbox.bytes(), outbox.offset(), length);
		handedOver(connection, length, 0, length);
		connection.sink.flush();
	}

	private void writeBatch(ClientConnection connection, long limit) throws IOException {
		connection.takeInitial(this.batch.initial());
		byte[] large = this.batch.large();
		if (large != null) {
			connection.outbox.addLarge(large, this.batch.last());
			writePiece(connection);
			return;
		}
		if (this.batch.length() > 0) {
			connection.sink.write(this.batch.bytes(), 0, this.batch.length());
			handedOver(connection, connection.outbox.remaining(), this.batch.events(), this.batch.length());
		}
		if (this.batch.written() > connection.reading.position) {
			connection.wire = this.batch.written();
		}
		connection.reading.position = Math.max(connection.reading.position, this.batch.last());
		if (this.batch.complete()) {
			connection.reading.caughtUp(limit);
		}
		if (this.batch.length() > 0) {
			connection.sink.flush();
		}
	}

	private void handedOver(ClientConnection connection, int ofOutbox, int events, int bytes) {
		long large = connection.taken(ofOutbox);
		this.tally.add((large >= 0) ? events + 1 : events, bytes);
		if (large > connection.reading.position) {
			connection.reading.position = large;
			connection.wire = large;
		}
	}

	private boolean tellGap(ClientConnection connection, long limit) {
		List<String> missed = new ArrayList<>();
		for (int bit = connection.reading.dirty.next(0); bit >= 0; bit = connection.reading.dirty.next(bit + 1)) {
			if (connection.reading.misses(bit)) {
				Channel channel = connection.reading.channel(bit);
				LagPolicy policy = connection.reading.lagPolicy(bit);
				if (policy == LagPolicy.DISCONNECT) {
					return false;
				}
				missed.add(channel.label());
				long horizon = connection.reading.missing(bit);
				connection.reading.tell(bit, (policy == LagPolicy.SKIP)
						? Math.max(horizon, this.cursor.newest(channel, limit) - 1) : horizon);
			}
		}
		Gap gap = new Gap(Gap.Reason.LAGGED, missed);
		connection.tell(gap);
		this.listener.missed(connection, gap);
		return true;
	}

	/**
	 * What is to be done with a connection after it was drained.
	 */
	enum Outcome {

		/** Nothing: it has everything. */
		IDLE,

		/** It goes on when the sink is ready. */
		WAITING,

		/** It has had its share of this pass. */
		AGAIN,

		/** It missed something and does not want to be told. */
		LAGGED,

		/** All its channels are complete. */
		COMPLETED,

		/** The last byte has left. */
		ENDED

	}

}
