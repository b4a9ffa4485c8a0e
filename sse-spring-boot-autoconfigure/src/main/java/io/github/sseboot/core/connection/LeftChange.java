package io.github.sseboot.core.connection;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.sseboot.ConnectionClosedException;
import io.github.sseboot.SseChannel;

/**
 * The connection has fewer channels: it still gets what they have now, and nothing more.
 *
 * @param connection the connection
 * @param members all connections of its shard
 * @param channels the channels
 * @param result completes when that is so
 */
record LeftChange(ClientConnection connection, Members members, List<SseChannel> channels,
		CompletableFuture<Void> result) implements Change {

	@Override
	public void apply() {
		this.members.leave(this.connection, this.channels);
		this.result.complete(null);
	}

	@Override
	public void refuse() {
		this.result.completeExceptionally(new ConnectionClosedException(this.connection.id()));
	}

}
