package io.github.sseboot.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseChannel;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server says before there is a connection is not lost.
 */
class ConnectionSlotTests {

	private final ConnectionSlot slot = new ConnectionSlot();

	private final List<String> heard = new ArrayList<>();

	private final Connection connection = new Connection() {

		@Override
		public void ready() {
			ConnectionSlotTests.this.heard.add("ready");
		}

		@Override
		public void close(CloseReason reason) {
			ConnectionSlotTests.this.heard.add(reason.name());
		}

		@Override
		public String id() {
			return "id";
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

	};

	@Test
	void whatWasSaidBeforeIsToldAfterwards() {
		this.slot.socketReady();
		this.slot.socketBroken();
		assertThat(this.heard).isEmpty();
		this.slot.set(this.connection);
		assertThat(this.heard).containsExactly("ready", "DISCONNECTED");
	}

	@Test
	void whatIsSaidLaterIsToldAtOnce() {
		this.slot.set(this.connection);
		this.slot.socketReady();
		assertThat(this.heard).containsExactly("ready");
		this.slot.socketBroken();
		assertThat(this.heard).containsExactly("ready", "DISCONNECTED");
	}

}
