package io.github.sseboot.test;

/**
 * Lets threads through or makes them wait. Thread-safe; only {@link #pass()} blocks.
 */
final class Valve {

	private boolean shut;

	synchronized void pass() throws InterruptedException {
		while (this.shut) {
			wait();
		}
	}

	synchronized void shut() {
		this.shut = true;
	}

	synchronized void open() {
		this.shut = false;
		notifyAll();
	}

}
