package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.github.sseboot.CloseReason;
import io.github.sseboot.core.wire.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of the guide names every reason that a client may be told, and none in the
 * wrong row.
 */
class ControlEventTableTests {

	@Test
	void anEndIsForNowOrForGood() throws IOException {
		assertThat(reasons("sse.end"))
			.containsExactlyInAnyOrderElementsOf(ends((reason) -> reason.announced() && !reason.permanent()));
		assertThat(reasons("sse.close")).containsExactlyInAnyOrderElementsOf(ends(CloseReason::permanent));
	}

	@Test
	void aRefusalHasAReason() throws IOException {
		assertThat(reasons("sse.refused")).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(Refusal.Reason.values()).map(Refusal.Reason::text).toList());
	}

	private static List<String> ends(Predicate<CloseReason> kind) {
		return Arrays.stream(CloseReason.values())
			.filter(kind)
			.map((reason) -> reason.name().toLowerCase(Locale.ROOT))
			.toList();
	}

	/**
	 * What is in code style in the second column of the event's row, but for the word
	 * before them.
	 */
	private static List<String> reasons(String event) throws IOException {
		String row = Files.readAllLines(Path.of("..", "docs", "guide.md"))
			.stream()
			.filter((line) -> line.startsWith("| `" + event + "` |"))
			.findFirst()
			.orElseThrow();
		return Pattern.compile("`([a-z]+)`")
			.matcher(row.split("\\|")[2])
			.results()
			.map((MatchResult found) -> found.group(1))
			.filter((word) -> !word.equals("reason"))
			.toList();
	}

}
