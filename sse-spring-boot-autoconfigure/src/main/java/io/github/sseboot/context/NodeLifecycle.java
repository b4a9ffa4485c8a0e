package io.github.sseboot.context;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

import io.github.sseboot.core.Node;

/**
 * Starts the node with the application, and ends all streams before the web server waits
 * for requests to end. A node does not start again once it was stopped.
 *
 * @since 1.0.0
 */
public final class NodeLifecycle implements SmartLifecycle {

	/**
	 * Above the phase in which a web server shuts down gracefully, which would wait for
	 * streams that never end by themselves; higher phases stop first.
	 */
	public static final int PHASE = DEFAULT_PHASE - 512;

	private final Node node;

	private final Duration patience;

	private volatile boolean running;

	/**
	 * Create a lifecycle.
	 * @param node what to start and stop
	 * @param patience how long to wait for clients to take the end of their stream
	 */
	public NodeLifecycle(Node node, Duration patience) {
		this.node = node;
		this.patience = patience;
	}

	@Override
	public void start() {
		this.node.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.node.stop(this.patience);
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
