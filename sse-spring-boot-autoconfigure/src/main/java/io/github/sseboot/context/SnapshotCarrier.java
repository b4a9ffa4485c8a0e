package io.github.sseboot.context;

import java.util.function.UnaryOperator;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * Carries everything that is registered with Micrometer's context propagation, such as
 * the trace.
 *
 * @since 1.0.0
 */
public final class SnapshotCarrier implements ContextCarrier {

	private final ContextSnapshotFactory factory;

	/**
	 * Create a carrier.
	 * @param factory takes the snapshots
	 */
	public SnapshotCarrier(ContextSnapshotFactory factory) {
		this.factory = factory;
	}

	@Override
	public UnaryOperator<Runnable> capture() {
		ContextSnapshot snapshot = this.factory.captureAll();
		return snapshot::wrap;
	}

}
