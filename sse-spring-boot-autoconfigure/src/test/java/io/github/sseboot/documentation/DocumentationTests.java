package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentationTests {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

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
