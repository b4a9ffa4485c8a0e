package io.github.sseboot.core.connection;

/**
 * The thread of a shard: passes while there is work, parks while there is none.
 */
final class ShardThread extends Thread {

	private final Shard shard;

	private volatile boolean stopped;

	ShardThread(Shard shard, int index) {
		super("sse-shard-" + index);
		setDaemon(true);
		this.shard = shard;
	}

	@Override
	public void run() {
		while (!this.stopped) {
			pass();
			if (!this.shard.hasWork()) {
				this.shard.park();
			}
		}
		this.shard.abandon();
	}

	private void pass() {
		try {
			this.shard.pass();
		}
		catch (Throwable ex) {
			this.shard.failed(ex);
		}
	}

	/**
	 * Stop after the current pass, and close what is left. Never by an interrupt, which
	 * would cut the client that is being written to.
	 */
	void end() {
		this.stopped = true;
		this.shard.shutDown();
	}

}
