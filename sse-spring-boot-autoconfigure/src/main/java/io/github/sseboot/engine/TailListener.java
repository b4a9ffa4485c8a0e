package io.github.sseboot.engine;

import java.util.List;

/**
 * Follows a log. Called for one partition by one thread at a time.
 *
 * @since 1.0.0
 */
public interface TailListener {

	/**
	 * The next events of a partition, in order.
	 * @param partition the partition
	 * @param events the events
	 */
	void events(int partition, List<StoredEvent> events);

	/**
	 * The log is not the one it was: what came after a common event is void.
	 * @param common the newest event that still holds
	 */
	void forked(Position common);

	/**
	 * Events were dropped from the log before this tail could read them.
	 * @param partition the partition
	 * @param after the sequence after which events are missing
	 * @param upTo the last sequence that is missing
	 */
	void trimmed(int partition, long after, long upTo);

	/**
	 * The connection to where the log lives came up or went down.
	 * @param up whether the tail is current
	 */
	void link(boolean up);

}
