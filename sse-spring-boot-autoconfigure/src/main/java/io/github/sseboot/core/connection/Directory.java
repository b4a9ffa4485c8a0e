package io.github.sseboot.core.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sseboot.SseConnection;
import io.github.sseboot.SseConnections;
import io.github.sseboot.SseTarget;

/**
 * The open connections of all shards, by id.
 *
 * @since 1.0.0
 */
public final class Directory implements SseConnections {

	private final Map<String, SseConnection> connections = new ConcurrentHashMap<>();

	/**
	 * Create without connections.
	 */
	public Directory() {
	}

	@Override
	public Optional<SseConnection> find(String id) {
		return Optional.ofNullable(this.connections.get(id));
	}

	@Override
	public List<SseConnection> matching(SseTarget target) {
		return this.connections.values().stream().filter(target::matches).toList();
	}

	void add(SseConnection connection) {
		this.connections.put(connection.id(), connection);
	}

	void remove(SseConnection connection) {
		this.connections.remove(connection.id());
	}

}
