package io.github.sseboot.core.connection;

import io.github.sseboot.core.TestDialect;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.core.wire.Ending;
import io.github.sseboot.core.wire.Opening;

/**
 * A dialect during whose calls other things happen.
 */
final class SimulatedDialect extends TestDialect {

	private final String name;

	private final Runnable interlude;

	SimulatedDialect(String name, Runnable interlude) {
		this.name = name;
		this.interlude = interlude;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Encoded open(Opening opening, int idLength) {
		this.interlude.run();
		return super.open(opening, idLength);
	}

	@Override
	public Encoded checkpoint(int idLength) {
		this.interlude.run();
		return super.checkpoint(idLength);
	}

	@Override
	public Encoded heartbeat() {
		this.interlude.run();
		return super.heartbeat();
	}

	@Override
	public Encoded end(Ending ending) {
		this.interlude.run();
		return super.end(ending);
	}

}
