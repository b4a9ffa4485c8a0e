package io.github.sseboot.core.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BlockTests {

	@Test
	void theFieldsAreWrittenAsTheyAreNamed() {
		assertThat(text(Block.start().event("paid").id("t-1").retry(Duration.ofSeconds(3)).data("1").end()))
			.isEqualTo("""
					event: paid
					id: t-1
					retry: 3000
					data: 1

					""");
	}

	@Test
	void anOpenIdOfNoLengthIsNoId() {
		Encoded block = Block.start().event("e").openId(0).data("1").end();
		assertThat(text(block)).isEqualTo("event: e\ndata: 1\n\n");
		assertThat(block.idOffset()).isNegative();
		assertThat(text(block.stamp(new byte[0]))).isEqualTo("event: e\ndata: 1\n\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb\nc", "a\rb\rc", "a\r\nb\r\nc", "a\rb\nc", "a\r\nb\rc" })
	void everyLineBreakBeginsALineOfData(String data) {
		assertThat(text(Block.start().data(data).end())).isEqualTo("""
				data: a
				data: b
				data: c

				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\n\nb", "a\r\rb", "a\r\n\r\nb", "a\n\rb", "a\r\n\nb" })
	void emptyLinesOfDataAreKept(String data) {
		assertThat(text(Block.start().data(data).end())).isEqualTo("data: a\ndata: \ndata: b\n\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\n", "a\r", "a\r\n" })
	void aLineBreakAtTheEndIsKept(String data) {
		assertThat(text(Block.start().data(data).end())).isEqualTo("data: a\ndata: \n\n");
	}

	@Test
	void noDataIsOneEmptyLineSoThatTheEventIsDispatched() {
		assertThat(text(Block.start().data("").end())).isEqualTo("data: \n\n");
		assertThat(text(Block.start().data((byte[]) null).end())).isEqualTo("data: \n\n");
		assertThat(text(Block.sized(null).data(new byte[0]).end())).isEqualTo("data: \n\n");
	}

	@Test
	void dataKeepsItsSpacesAndColons() {
		assertThat(text(Block.start().data(" : a:\n  b ").end())).isEqualTo("data:  : a:\ndata:   b \n\n");
	}

	@Test
	void anEventWithoutANameHasNoSuchField() {
		assertThat(text(Block.start().event(null).data("1").end())).isEqualTo("data: 1\n\n");
	}

	@Test
	void commentsHaveTheirTextDirectlyAfterTheColon() {
		assertThat(text(Block.start().comment("").lines())).isEqualTo(":\n");
		assertThat(text(Block.start().comment("a\r\nb\rc\n").lines())).isEqualTo(":a\n:b\n:c\n:\n");
	}

	@Test
	void linesAloneDoNotEndTheBlock() {
		assertThat(text(Block.start().data("1").lines())).isEqualTo("data: 1\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "\r", "a\r\nb", "a\0b", "\n" })
	void namesAndIdsAreOneLineWithoutNul(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Block.start().event(text))
			.withMessageStartingWith("Event name must have no line break or NUL but has U+00");
		assertThatIllegalArgumentException().isThrownBy(() -> Block.start().id(text))
			.withMessageStartingWith("Event id must have no line break or NUL but has U+00");
	}

	@Test
	void dataAndCommentsHaveNoNul() {
		assertThatIllegalArgumentException().isThrownBy(() -> Block.start().data("ä\0"))
			.withMessage("Data must have no NUL but has one at byte 2");
		assertThatIllegalArgumentException().isThrownBy(() -> Block.start().comment("\0"))
			.withMessage("Comment must have no NUL but has one at byte 0");
	}

	@Test
	void theValueOfAnOpenIdIsWrittenLater() {
		Encoded block = Block.start().event("paid").openId(4).data("1").end();
		assertThat(block.idOffset()).isEqualTo("event: paid\nid: ".length());
		assertThat(block.length()).isEqualTo("event: paid\nid: ____\ndata: 1\n\n".length());
		assertThat(text(block.stamp("t-42".getBytes(StandardCharsets.US_ASCII))))
			.isEqualTo("event: paid\nid: t-42\ndata: 1\n\n");
		assertThat(text(block.stamp("t-43".getBytes(StandardCharsets.US_ASCII)))).contains("id: t-43\n");
	}

	@Test
	void aBlockWithoutAnOpenIdIsNotChanged() {
		Encoded known = Block.start().id("mine").data("1").end();
		assertThat(known.idOffset()).isEqualTo(-1);
		assertThat(text(known.stamp("t-42".getBytes(StandardCharsets.US_ASCII)))).isEqualTo("id: mine\ndata: 1\n\n");
		assertThat(Encoded.NOTHING.length()).isZero();
	}

	@Test
	void textIsUtf8() {
		assertThat(text(Block.start().event("grüße").data("\uD83D\uDE00\u2028").end()))
			.isEqualTo("event: grüße\ndata: \uD83D\uDE00\u2028\n\n");
	}

	private static String text(Encoded encoded) {
		return new String(encoded.bytes(), StandardCharsets.UTF_8);
	}

}
