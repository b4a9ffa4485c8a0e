package io.github.sseboot.core.connection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseBeginning;
import io.github.sseboot.CloseReason;
import io.github.sseboot.SnapshotTooLargeException;
import io.github.sseboot.SseSnapshotStart;
import io.github.sseboot.core.channel.Allowance;
import io.github.sseboot.core.wire.Opening;
import io.github.sseboot.engine.NewEvent;

/**
 * Asks the application for its state: for a client that comes on the thread of its
 * request, for one that missed something on a thread of the application. Never on a
 * shard.
 *
 * @since 1.0.0
 */
public final class Snapshots {

	private static final byte[] NO_TOKEN = new byte[0];

	private final Allowance memory;

	private final int limit;

	private final BiFunction<List<String>, Object, NewEvent> conversion;

	private final Executor executor;

	private final ConnectionListener listener;

	/**
	 * Create for a node.
	 * @param memory where the memory of snapshots is taken from
	 * @param limit most bytes of a snapshot as it is sent
	 * @param conversion turns channels and an item into an event
	 * @param executor runs what the application does for a client that missed something;
	 * returns at once
	 * @param listener is told what fails on the executor
	 */
	public Snapshots(Allowance memory, int limit, BiFunction<List<String>, Object, NewEvent> conversion,
			Executor executor, ConnectionListener listener) {
		this.memory = memory;
		this.limit = limit;
		this.conversion = conversion;
		this.executor = executor;
		this.listener = listener;
	}

	/**
	 * The snapshot for a client that comes, if it needs one. Throws what the application
	 * throws.
	 */
	@Nullable Snapshot first(Subscription subscription, Start start) {
		if (start.opening().resume() == Opening.Resume.EXACT
				|| !(subscription.stream().beginning() instanceof SseBeginning.Snapshot source)) {
			return null;
		}
		Optional<String> lastSeen = Optional.ofNullable(subscription.lastEventId())
			.filter((lastEventId) -> start.gap() != null);
		return take(subscription, source, new SseSnapshotStart(lastSeen), start.token());
	}

	private Snapshot take(Subscription subscription, SseBeginning.Snapshot source, SseSnapshotStart start,
			byte[] token) {
		Iterable<?> items = source.source().apply(start);
		if (items == null) {
			throw new IllegalStateException(
					"The snapshot for a stream of %s is null; return an empty list if there is nothing"
						.formatted(subscription.stream().channels()));
		}
		SnapshotWriter writer = new SnapshotWriter(subscription, this.conversion, this.limit);
		for (Object item : items) {
			writer.write(item);
		}
		Snapshot snapshot = writer.end(token);
		if (snapshot.size() > this.memory.most()) {
			throw new SnapshotTooLargeException(
					"The snapshot takes %d bytes of memory but at most %d are allowed; send fewer or smaller items, or raise 'sse.memory.max-size' above twice as much"
						.formatted(snapshot.size(), this.memory.most()));
		}
		return snapshot;
	}

	/**
	 * Take the memory for a snapshot.
	 * @return whether there was enough
	 */
	boolean reserve(Snapshot snapshot) {
		return this.memory.take(snapshot.size());
	}

	void giveBack(long bytes) {
		this.memory.giveBack(bytes);
	}

	/**
	 * Get one more snapshot for a client that was told that it missed something. Only
	 * leaves a note: the result is a change of the connection, or its end.
	 */
	void renew(ClientConnection connection, SseBeginning.Snapshot source) {
		try {
			this.executor.execute(() -> takeAgain(connection, source));
		}
		catch (RejectedExecutionException ex) {
			// The node stops, and ends all connections itself
			connection.close(CloseReason.LAGGED);
		}
	}

	private void takeAgain(ClientConnection connection, SseBeginning.Snapshot source) {
		try {
			connection.context().run(() -> send(connection, take(connection.subscription(), source)));
		}
		catch (Throwable ex) {
			// Also an Error, or what other languages throw: the client must not wait for
			// ever
			this.listener.snapshotFailed(connection, ex);
			connection.close(CloseReason.LAGGED);
		}
	}

	private Snapshot take(Subscription subscription, SseBeginning.Snapshot source) {
		return take(subscription, source, new SseSnapshotStart(Optional.empty()), NO_TOKEN);
	}

	private void send(ClientConnection connection, Snapshot snapshot) {
		if (reserve(snapshot)) {
			connection.changes().submit(new SnapshotChange(connection, snapshot));
		}
		else {
			connection.close(CloseReason.LAGGED);
		}
	}

}
