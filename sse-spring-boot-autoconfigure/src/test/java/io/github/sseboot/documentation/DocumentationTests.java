package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentationTests {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	private static final Pattern ANCHOR = Pattern.compile("\\]\\(#([^)]+)\\)");

	/** The fence of code that needs a library which is not here. */
	private static final String OTHER_LIBRARY = "java sse-eventbus";

	@TempDir
	private Path output;

	/**
	 * Those of the page about testing belong together: see {@link TestingPageTests}.
	 */
	static List<Snippet> javaSnippets() throws IOException {
		return Snippet.all("java").stream().filter((snippet) -> !snippet.page().endsWith("testing.md")).toList();
	}

	static List<Path> pages() throws IOException {
		return Snippet.pages();
	}

	@ParameterizedTest
	@MethodSource("javaSnippets")
	void javaCompiles(Snippet snippet) {
		assertThat(SnippetCompiler.problems(snippet.code(), this.output)).isEmpty();
	}

	@Test
	void javaThatIsWrongDoesNotCompile() {
		assertThat(SnippetCompiler.problems("SseChannel wrong() { return SseChannel.named(7); }", this.output))
			.contains("named");
	}

	/**
	 * A block that no test looks at might say anything. So a language of a block that is
	 * not known here is an error, and code of another library, which is not on our class
	 * path, has one of its own.
	 */
	@ParameterizedTest
	@MethodSource("pages")
	void everyBlockIsOfAKindThatIsLookedAt(Path page) throws IOException {
		assertThat(Snippet.of(page, Files.readString(page)))
			.allSatisfy((snippet) -> assertThat(snippet.language()).as(snippet.toString())
				.isIn("java", OTHER_LIBRARY, "js", "html", "yaml", "xml", "sse", "text", ""));
	}

	@Test
	void codeOfAnotherLibraryIsParsedWhereNothingElseIsPossible() throws IOException {
		assertThat(Snippet.all(OTHER_LIBRARY)).isNotEmpty().allSatisfy((snippet) -> {
			assertThat(snippet.page()).hasFileName("migration.md");
			assertThat(snippet.code()).contains("SseEventBus");
			assertThat(SyntaxCheck.problems(snippet.code())).isEmpty();
			assertThat(SnippetCompiler.problems(snippet.code(), this.output)).contains("SseEventBus");
		});
		assertThat(SyntaxCheck.problems("class Wrong { void method( { } }")).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksWithinThePageLeadSomewhere(Path page) throws IOException {
		String text = Files.readString(page);
		List<String> anchors = HEADING.matcher(text)
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
			.toList();
		assertThat(ANCHOR.matcher(text).results().map((link) -> link.group(1))).isSubsetOf(anchors);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadSomewhere(Path page) throws IOException {
		Matcher links = LINK.matcher(Files.readString(page));
		while (links.find()) {
			if (!links.group(1).startsWith("http")) {
				assertThat(page.resolveSibling(links.group(1))).exists();
			}
		}
	}

	@Test
	void theReadmeBeginsWithTheTwoCommands() throws IOException {
		String beginning = Files.readString(Snippet.root().resolve("README.md"));
		assertThat(beginning.lines().limit(12))
			.anyMatch((line) -> line.startsWith("mvn spring-boot:run -pl sample-app -am"))
			.anyMatch((line) -> line.startsWith("mvn verify"));
		assertThat(Files.readString(Snippet.root().resolve(".ci/run"))).contains("verify");
	}

}
