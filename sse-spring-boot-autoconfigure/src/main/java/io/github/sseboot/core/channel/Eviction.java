package io.github.sseboot.core.channel;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes room when more is kept than the node may keep. A large batch may take more than
 * one hold of the node's lock to make up for.
 *
 * @param lock the node's lock
 * @param retention what is kept
 */
record Eviction(ReentrantLock lock, Retention retention) implements Runnable {

	/**
	 * Trim until everything fits. Not while holding the lock.
	 */
	@Override
	public void run() {
		boolean full = true;
		while (full) {
			full = once();
		}
	}

	private boolean once() {
		this.lock.lock();
		try {
			return this.retention.evict();
		}
		finally {
			this.lock.unlock();
		}
	}

}
