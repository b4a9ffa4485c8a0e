package io.github.sseboot.servlet;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.connection.Connection;

/**
 * Where a connection will be. The server may speak before there is one: what it said is
 * kept. Each side writes its own field before it reads the other's, so that one of the
 * two sees both.
 */
final class ConnectionSlot implements SocketListener {

	private volatile @Nullable Connection connection;

	private volatile boolean ready;

	private volatile boolean broken;

	void set(Connection connection) {
		this.connection = connection;
		if (this.ready) {
			connection.ready();
		}
		if (this.broken) {
			connection.close(CloseReason.DISCONNECTED);
		}
	}

	@Override
	public void socketReady() {
		this.ready = true;
		Connection current = this.connection;
		if (current != null) {
			current.ready();
		}
	}

	@Override
	public void socketBroken() {
		this.broken = true;
		Connection current = this.connection;
		if (current != null) {
			current.close(CloseReason.DISCONNECTED);
		}
	}

}
