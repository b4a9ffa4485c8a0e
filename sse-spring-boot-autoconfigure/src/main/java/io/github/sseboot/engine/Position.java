package io.github.sseboot.engine;

/**
 * A place in one partition of the log.
 *
 * @param partition the partition
 * @param sequence the sequence of an event, 0 before the first one, at most 2^48 - 1
 * @param tag 24 bits that a log with another history will most likely not have at this
 * sequence
 * @since 1.0.0
 */
public record Position(int partition, long sequence, int tag) {

	/**
	 * Largest sequence.
	 */
	public static final long MAX_SEQUENCE = (1L << 48) - 1;

	public Position {
		if (partition < 0 || partition >= LogInfo.MAX_PARTITIONS) {
			throw new IllegalArgumentException(
					"'partition' must be 0 to %d but was %d".formatted(LogInfo.MAX_PARTITIONS - 1, partition));
		}
		if (sequence < 0 || sequence > MAX_SEQUENCE) {
			throw new IllegalArgumentException("'sequence' must be 0 to 2^48 - 1 but was " + sequence);
		}
		if (tag < 0 || tag > 0xFFFFFF) {
			throw new IllegalArgumentException("'tag' must have 24 bits but was " + tag);
		}
	}

}
