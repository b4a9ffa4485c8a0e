package io.github.sseboot;

import java.util.function.Function;

/**
 * What a client gets first that comes without a last event id.
 *
 * @since 1.0.0
 */
public sealed interface SseBeginning {

	/**
	 * Nothing from before.
	 */
	record Now() implements SseBeginning {
	}

	/**
	 * Some of the newest events.
	 *
	 * @param count how many
	 */
	record Newest(int count) implements SseBeginning {

		public Newest {
			if (count < 1) {
				throw new IllegalArgumentException("'count' must be positive but was " + count);
			}
		}

	}

	/**
	 * The newest event of each key.
	 */
	record Latest() implements SseBeginning {
	}

	/**
	 * The state as the application knows it. Also for a client that missed something.
	 *
	 * @param source gives the items
	 */
	record Snapshot(Function<SseSnapshotStart, ? extends Iterable<?>> source) implements SseBeginning {
	}

}
