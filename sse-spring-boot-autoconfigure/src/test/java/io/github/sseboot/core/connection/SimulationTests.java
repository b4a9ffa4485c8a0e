package io.github.sseboot.core.connection;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random schedules of a whole node, compared with a ledger. A failure names
 * its seed: {@code -Dsse.simulation.seed=42} runs only that schedule,
 * {@code -Dsse.simulation.count=100000} runs more of them.
 */
@Tag("slow")
class SimulationTests {

	private static final int SCHEDULES = 4000;

	@Test
	void everyClientGetsEverythingOnceInOrderOrIsTold() {
		Long seed = Long.getLong("sse.simulation.seed");
		if (seed != null) {
			run(seed);
			return;
		}
		for (long next = 1; next <= Integer.getInteger("sse.simulation.count", SCHEDULES); next++) {
			run(next);
		}
	}

	private static void run(long seed) {
		try {
			new Simulation(seed).run();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("Schedule %d failed; run it alone with -Dsse.simulation.seed=%d: %s"
				.formatted(seed, seed, ex.getMessage()), ex);
		}
	}

}
