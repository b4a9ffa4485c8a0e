package io.github.sseboot.core;

/**
 * What a node accepts. What is over a limit is refused, never dropped silently.
 *
 * @param connections most connections at a time
 * @param channels most channels that exist at a time: those with events or listeners
 * @param eventSize most bytes of an event as it is sent
 * @param snapshotSize most bytes of a snapshot as it is sent
 * @since 1.0.0
 */
public record Limits(int connections, int channels, int eventSize, int snapshotSize) {

	public Limits {
		requirePositive("connections", connections);
		requirePositive("channels", channels);
		requirePositive("eventSize", eventSize);
		requirePositive("snapshotSize", snapshotSize);
	}

	private static void requirePositive(String name, int value) {
		if (value < 1) {
			throw new IllegalArgumentException("'%s' must be positive but was %d".formatted(name, value));
		}
	}

}
