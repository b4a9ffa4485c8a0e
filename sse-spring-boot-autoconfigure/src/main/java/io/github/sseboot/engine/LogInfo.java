package io.github.sseboot.engine;

/**
 * What does not change while a log is open.
 *
 * @param partitions how many partitions the log has, 1 to {@value #MAX_PARTITIONS}
 * @param generation changes when the log is set up anew in a way that makes older
 * positions meaningless, such as with another number of partitions; 0 to 255
 * @param durable whether what was acknowledged survives the end of this process
 * @param idempotent whether a key that was stored before is recognised
 * @since 1.0.0
 */
public record LogInfo(int partitions, int generation, boolean durable, boolean idempotent) {

	/**
	 * Most partitions of a log: their positions must fit into one event id.
	 */
	public static final int MAX_PARTITIONS = 8;

	public LogInfo {
		if (partitions < 1 || partitions > MAX_PARTITIONS) {
			throw new IllegalArgumentException(
					"'partitions' must be 1 to %d but was %d".formatted(MAX_PARTITIONS, partitions));
		}
		if (generation < 0 || generation > 255) {
			throw new IllegalArgumentException("'generation' must be 0 to 255 but was " + generation);
		}
	}

}
