package io.github.sseboot.core;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.connection.Connection;

/**
 * A connection without a client, for those who only pass one on.
 */
public class TestConnection implements Connection {

	private final String id;

	public TestConnection(String id) {
		this.id = id;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public List<SseChannel> channels() {
		return List.of();
	}

	@Override
	public @Nullable String user() {
		return null;
	}

	@Override
	public Map<String, Object> attributes() {
		return Map.of();
	}

	@Override
	public void join(SseChannel... channels) {
	}

	@Override
	public CompletionStage<Void> leave(SseChannel... channels) {
		return CompletableFuture.completedStage(null);
	}

	@Override
	public void ready() {
	}

	@Override
	public void close(CloseReason reason) {
	}

}
