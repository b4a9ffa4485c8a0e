package io.github.sseboot.servlet;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what a sink says of its socket.
 */
final class Recorder implements SocketListener {

	private final AtomicInteger ready = new AtomicInteger();

	private final AtomicInteger broken = new AtomicInteger();

	@Override
	public void socketReady() {
		this.ready.incrementAndGet();
	}

	@Override
	public void socketBroken() {
		this.broken.incrementAndGet();
	}

	int ready() {
		return this.ready.get();
	}

	int broken() {
		return this.broken.get();
	}

}
