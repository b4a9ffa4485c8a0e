package io.github.sseboot.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SharedDialectTests {

	private final SharedDialect dialect = new SharedDialect();

	@Test
	void anEventSaysWhatItsChannelsAre() {
		NewEvent event = NewEvent.message(List.of("rooms/7", "~user/bob"), "said",
				"hi\nthere".getBytes(StandardCharsets.UTF_8));
		assertThat(Blocks.text(this.dialect.event(event, 4))).isEqualTo("""
				event: said
				id: t-42
				channel: rooms/7
				channel: ~user/bob
				data: hi
				data: there

				""");
	}

	@Test
	void aChannelThatWouldBeMoreThanALineIsRefused() {
		NewEvent event = NewEvent.message(List.of("a\ndata: forged"), null, new byte[0]);
		assertThatIllegalArgumentException().isThrownBy(() -> this.dialect.event(event, 4))
			.withMessageContaining("Channel");
	}

	@Test
	void theRestIsSaidAsInThePlainDialect() {
		Blocks shared = new Blocks(this.dialect);
		Blocks plain = new Blocks(new PlainDialect());
		assertThat(shared.open(true)).isEqualTo(plain.open(true));
		assertThat(shared.gap()).isEqualTo(plain.gap());
	}

}
