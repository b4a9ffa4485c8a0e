package io.github.sseboot.core.connection;

import java.util.concurrent.CompletableFuture;

import io.github.sseboot.ConnectionClosedException;

/**
 * Nothing is read for the connection until the next change.
 *
 * @param connection the connection
 * @param still completes when that is so
 */
record StandStillChange(ClientConnection connection, CompletableFuture<Void> still) implements Change {

	@Override
	public void apply() {
		this.connection.standsStill = true;
		this.still.complete(null);
	}

	@Override
	public void refuse() {
		this.still.completeExceptionally(new ConnectionClosedException(this.connection.id()));
	}

}
