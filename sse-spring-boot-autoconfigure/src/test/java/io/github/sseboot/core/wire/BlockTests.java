package io.github.sseboot.core.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BlockTests {

	@Test
	void fieldsAreOneLineEach() {
		Encoded block = Block.start()
			.comment("hello")
			.event("paid")
			.id("7")
			.retry(Duration.ofSeconds(3))
			.data("x")
			.end();
		assertThat(text(block)).isEqualTo(":hello\nevent: paid\nid: 7\nretry: 3000\ndata: x\n\n");
		assertThat(block.idOffset()).isEqualTo(-1);
		assertThat(block.length()).isEqualTo(block.bytes().length);
	}

	@Test
	void dataIsAsManyLinesAsItHas() {
		assertThat(text(Block.start().data("a\nb\r\nc\rd\n").end()))
			.isEqualTo("data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
		assertThat(text(Block.start().data("\r").end())).isEqualTo("data: \ndata: \n\n");
		assertThat(text(Block.sized(null).data((byte[]) null).end())).isEqualTo("data: \n\n");
	}

	@Test
	void anEmptyCommentIsAColon() {
		assertThat(text(Block.start().comment("").lines())).isEqualTo(":\n");
		assertThat(text(Block.start().comment("a\n\nb").lines())).isEqualTo(":a\n:\n:b\n");
	}

	@Test
	void anOpenIdIsStampedLater() {
		Encoded block = Block.start().openId(3).data("x").end();
		assertThat(text(block.stamp("abc".getBytes(StandardCharsets.US_ASCII)))).isEqualTo("id: abc\ndata: x\n\n");
		assertThat(text(Encoded.NOTHING.stamp(new byte[] { 1 }))).isEmpty();
	}

	@Test
	void nothingBreaksOutOfItsLine() {
		for (String text : new String[] { "a\nb", "a\rb", "a\0b" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> Block.start().event(text))
				.withMessageContaining("at index 1");
			assertThatIllegalArgumentException().isThrownBy(() -> Block.start().id(text));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Block.start().data("a\0"))
			.withMessage("Data must have no NUL but has one at byte 1");
		assertThatIllegalArgumentException().isThrownBy(() -> Block.start().comment("\0"));
		assertThat(text(Block.start().event(null).end())).isEqualTo("\n");
	}

	@Test
	void aFrameCountsTheListsThatHoldIt() {
		Frame frame = new Frame(Traits.NONE, new Encoded(new byte[10], -1), new Encoded(new byte[20], -1));
		assertThat(frame.longest()).isEqualTo(20);
		assertThat(frame.size()).isGreaterThan(30);
		assertThat(frame.listed()).isTrue();
		assertThat(frame.listed()).isFalse();
		assertThat(frame.unlisted()).isFalse();
		assertThat(frame.unlisted()).isTrue();
		assertThat(frame.bytes(1)).hasSize(20);
	}

	@Test
	void traitsSayWhoIsExcepted() {
		assertThat(Traits.of(NewEvent.message(List.of("a"), null, null))).isSameAs(Traits.NONE);
		Traits traits = new Traits("", Map.of(), "abc def");
		assertThat(traits.excepts("abc")).isTrue();
		assertThat(traits.excepts("ab")).isFalse();
		assertThat(Traits.NONE.excepts("abc")).isFalse();
	}

	private static String text(Encoded encoded) {
		return new String(encoded.bytes(), StandardCharsets.UTF_8);
	}

}
