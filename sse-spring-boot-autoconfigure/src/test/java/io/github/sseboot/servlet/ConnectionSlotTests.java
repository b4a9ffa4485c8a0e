package io.github.sseboot.servlet;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.TestConnection;
import io.github.sseboot.core.connection.Connection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server says before there is a connection is not lost.
 */
class ConnectionSlotTests {

	private final ConnectionSlot slot = new ConnectionSlot();

	private final List<String> heard = new ArrayList<>();

	private final Connection connection = new TestConnection("id") {

		@Override
		public void ready() {
			ConnectionSlotTests.this.heard.add("ready");
		}

		@Override
		public void close(CloseReason reason) {
			ConnectionSlotTests.this.heard.add(reason.name());
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
