package io.github.sseboot.core.connection;

import java.io.IOException;

import io.github.sseboot.core.MemorySink;

/**
 * A socket during whose calls other things happen, and which tells its connection only
 * once, and only if asked, that it is ready again.
 */
final class SimulatedSink extends MemorySink {

	private final Runnable interlude;

	private final Bytes client;

	private boolean armed;

	SimulatedSink(Runnable interlude, Bytes client) {
		this.interlude = interlude;
		this.client = client;
	}

	@Override
	public boolean ready() throws IOException {
		this.interlude.run();
		boolean ready = super.ready();
		this.armed |= !ready;
		return ready;
	}

	@Override
	public void write(byte[] source, int offset, int length) throws IOException {
		super.write(source, offset, length);
		this.client.received(source, offset, length);
		this.interlude.run();
	}

	@Override
	public void flush() {
		super.flush();
		this.interlude.run();
	}

	/**
	 * Take bytes again.
	 * @return whether the connection is to be told
	 */
	boolean resume() {
		unstall();
		boolean tell = this.armed;
		this.armed = false;
		return tell;
	}

	/**
	 * Gets the bytes as they are written: the array is used again.
	 */
	interface Bytes {

		void received(byte[] source, int offset, int length);

	}

}
