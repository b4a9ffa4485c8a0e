package io.github.sseboot.core.channel;

import java.util.List;

/**
 * Where a new listener joins.
 *
 * @param interests its channels, in the order in which they were asked for
 * @param head everything after this reaches the listener
 * @since 1.0.0
 */
public record Baseline(List<Interest> interests, Head head) {

	public Baseline {
		interests = List.copyOf(interests);
	}

}
