package io.github.sseboot.support;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Reception}, where no socket can make the moment certain.
 */
class ReceptionTests {

	private final Reception reception = new Reception("", (event) -> {
	});

	@Test
	void whatIsSeenAtTheCloseIsFinal() {
		receive(ScriptedExchange.STREAM + "f\r\nid: 1\ndata: a\n\n\r\n");
		this.reception.ended(Ending.CLOSED_HERE);
		receive("f\r\nid: 2\ndata: b\n\n\r\n");
		this.reception.ended(Ending.RESET);
		assertThat(this.reception.events()).hasSize(1);
		assertThat(this.reception.lastEventId()).isEqualTo("1");
		assertThat(this.reception.ending()).contains(Ending.CLOSED_HERE);
	}

	private void receive(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		this.reception.received(bytes, bytes.length);
	}

}
