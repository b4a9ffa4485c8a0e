package io.github.sseboot;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SseChannelTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "orders/7", "orders/%2A", "a//b", "/", "a b", "a~", "Größe/€", "\uD83D\uDE00", "." })
	void takesNamesAsTheyAre(String name) {
		assertThat(SseChannel.of(name)).isEqualTo(new SseChannel(name, false)).hasToString(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "\"\" | must not be empty", "* | must not contain '*'", "a/* | must not contain '*'",
					"a* | must not contain '*'", "{id} | must not contain '{'", "a} | must not contain '}'",
					"~x | must not start with '~'", "\"a\u0000\" | U+0000", "\"a\u007f\" | U+007F",
					"\"a\u0085\" | U+0085", "\"a\u2028\" | U+2028", "\"a\r\nb\" | U+000D" })
	void rejectsWhatCouldMeanSomethingElse(String name, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of(name)).withMessageContaining(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uD800", "a\uDC00b", "\uDC00\uD800" })
	void rejectsLoneSurrogates(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of(name)).withMessageContaining("surrogate");
	}

	@Test
	void aNameHasAtMost200BytesInUtf8() {
		assertThat(SseChannel.of("x".repeat(200)).name()).hasSize(200);
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("x".repeat(201)))
			.withMessageContaining("at most 200 bytes in UTF-8 but has 201");
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("€".repeat(67)))
			.withMessageContaining("201");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "7 | orders/7", "* | orders/%2A", "** | orders/%2A%2A", "a/b | orders/a%2Fb",
					"%2A | orders/%252A", "~x | orders/%7Ex", "{id} | orders/%7Bid%7D", "a b | orders/a%20b",
					".. | orders/..", "$1\\ | orders/$1\\", "ä€ | orders/ä€", "'a\n' | orders/a%0A" })
	void aPlaceholderTakesExactlyOneEncodedSegment(String value, String name) {
		assertThat(SseChannel.of("orders/{id}", value).name()).isEqualTo(name);
	}

	@Test
	void differentValuesGiveDifferentChannels() {
		List<String> values = List.of("a", "%61", "a/", "a%2F", "*", "%2A", "%252A", "~", "%7E", " ", "%20");
		assertThat(values.stream().map((value) -> SseChannel.of("x/{v}", value)).distinct()).hasSize(values.size());
	}

	@Test
	void placeholdersAreFilledInTheirOrder() {
		assertThat(SseChannel.of("{a}/x/{b}", 1, "2/3").name()).isEqualTo("1/x/2%2F3");
		assertThat(SseChannel.of("{a}", "~tilde").name()).isEqualTo("%7Etilde");
	}

	@Test
	void valuesMustFitThePlaceholders() {
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("a/{b}", 1, 2))
			.withMessage("Template 'a/{b}' has 1 placeholders but 2 values were given");
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("a/{b}/{c}", 1))
			.withMessage("Template 'a/{b}/{c}' has 2 placeholders but 1 values were given");
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("a/{b}", ""))
			.withMessage("The value for '{b}' must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("a/{b}", new Object[] { null }))
			.withMessage("The value for '{b}' must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.of("a/*/{b}", 1)).withMessageContaining("'*'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "**", "a/*", "a/*/b", "a/**", "*/*", "plain" })
	void takesPatterns(String pattern) {
		assertThat(SseChannel.matching(pattern)).isEqualTo(new SseChannel(pattern, true))
			.isNotEqualTo(new SseChannel("other", true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a* | may have '*' as a whole segment only, but has 'a*'",
					"**/a | may have '**' as its last segment only", "a/***  | whole segment only",
					"{a} | no placeholders", "a/} | no placeholders", "~a/* | must not start with '~'" })
	void rejectsWhatIsNoPattern(String pattern, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> SseChannel.matching(pattern))
			.withMessageContaining(problem);
	}

}
