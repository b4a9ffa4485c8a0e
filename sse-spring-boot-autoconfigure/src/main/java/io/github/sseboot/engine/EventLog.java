package io.github.sseboot.engine;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * An ordered log of events, split into a fixed number of partitions, one unless there is
 * a reason for more. Each event is in exactly one partition, that of its first channel,
 * and has a {@link Position} there: sequences grow, and the tag tells the history apart
 * from another one that happens to reach the same sequence.
 * <p>
 * Every node tails the whole log, the publishing one too, so every node sees the same
 * order. All methods may be called from any thread and none blocks for I/O. What fails
 * does so through the returned stage, except for wrong arguments.
 *
 * @since 1.0.0
 */
public interface EventLog extends AutoCloseable {

	/**
	 * What does not change while the log is open.
	 * @return the facts
	 */
	LogInfo info();

	/**
	 * Store events, in the order of the list; and calls of one thread in the order of the
	 * calls. All events of a batch are stored, or the stage tells that it is not known
	 * that they are.
	 * @param batch the events; one with a {@link NewEvent#key() key} that was stored
	 * before is not stored again but has the position of then, where
	 * {@link LogInfo#idempotent()} says so
	 * @return the positions, in the order of the batch, when the events are stored as
	 * durably as {@link LogInfo} says; fails at once with
	 * {@link io.github.sseboot.PublishRejectedException} if too much is on its way
	 */
	CompletionStage<List<Position>> append(List<NewEvent> batch);

	/**
	 * Follow the log from a cursor on: every event after it, in order, none twice, also
	 * across lost connections to where the log lives.
	 * @param from after which event of each partition to begin
	 * @param listener is called for one partition by one thread at a time; must be quick
	 * @return ends the tail when closed; the listener is not called after that has
	 * returned
	 * @throws IllegalArgumentException if the cursor has another number of partitions
	 */
	Tail tail(Cursor from, TailListener listener);

	/**
	 * A page of what is stored.
	 * @param partition the partition
	 * @param after the sequence after which to begin
	 * @param max most events on the page, at least 1
	 * @return the page, with the bounds of the moment: if its horizon lies above
	 * {@code after}, something is missing before the first event
	 */
	CompletionStage<Slice> read(int partition, long after, int max);

	/**
	 * From where to where each partition reaches now.
	 * @return the bounds, one per partition
	 */
	CompletionStage<List<Bounds>> bounds();

	/**
	 * Whether an event with this position is, or was, in this log. Bounded work, whatever
	 * the position says.
	 * @param position a position that a client claims to know
	 * @return {@code true} if it is of this history, also if it was trimmed;
	 * {@code false} if it is of another one, lies ahead, or nobody can tell any more
	 */
	CompletionStage<Boolean> contains(Position position);

	/**
	 * End all tails and let go of everything. Closing again does nothing.
	 */
	@Override
	void close();

	/**
	 * A running tail.
	 */
	interface Tail extends AutoCloseable {

		@Override
		void close();

	}

}
