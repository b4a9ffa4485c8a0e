package io.github.sseboot.core.connection;

/**
 * Is told how far one connection has read. Called by the shard's thread; must neither
 * block nor take a lock.
 *
 * @since 1.0.0
 */
public interface Progress {

	/**
	 * Nobody wants to know.
	 */
	Progress UNWATCHED = new Progress() {

		@Override
		public void reached(long sequence) {
		}

		@Override
		public void left() {
		}

	};

	/**
	 * The connection was looked at.
	 * @param sequence everything up to here was handed over
	 */
	void reached(long sequence);

	/**
	 * The connection has ended.
	 */
	void left();

}
