package io.github.sseboot.engine;

import java.util.List;

/**
 * A page of a partition.
 *
 * @param events the events, in order
 * @param bounds from where to where the partition reached when the page was read
 * @since 1.0.0
 */
public record Slice(List<StoredEvent> events, Bounds bounds) {

	public Slice {
		events = List.copyOf(events);
	}

}
