package io.github.sseboot.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * When a source comes back.
 *
 * @param wanted whether it does at all
 * @param delay how long it waits until a server says something else
 * @param backOff how long it waits at most as attempts fail one after the other, or
 * {@code null} to wait the same time always
 * @param statuses which answers are no reason to stop
 */
record Reconnection(boolean wanted, Duration delay, @Nullable Duration backOff, Set<Integer> statuses) {

	private static final int MOST_DOUBLINGS = 20;

	/**
	 * The time before the next attempt.
	 * @param base what the server or the application asked for
	 * @param failures how many attempts failed since the last stream
	 */
	Duration pause(Duration base, int failures) {
		if (this.backOff == null || failures == 0) {
			return base;
		}
		long millis = Math.max(1, base.toMillis()) << Math.min(failures - 1, MOST_DOUBLINGS);
		long most = Math.max(base.toMillis(), Math.min(millis, this.backOff.toMillis()));
		return Duration.ofMillis(most + ThreadLocalRandom.current().nextLong(most / 2 + 1));
	}

}
