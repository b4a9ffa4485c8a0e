package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in a page.
 *
 * @param page the page
 * @param line the line on which the code begins
 * @param language the language and what the page says besides, empty if it says nothing
 * @param code the code
 */
record Snippet(Path page, int line, String language, String code) {

	private static final Pattern FENCE = Pattern.compile("^```([^\\n`]*)\\n(.*?)^```$",
			Pattern.DOTALL | Pattern.MULTILINE);

	/**
	 * The root of the repository.
	 */
	static Path root() {
		Path directory = Path.of("").toAbsolutePath();
		while (!Files.exists(directory.resolve("CONTRIBUTING.md")) && directory.getParent() != null) {
			directory = directory.getParent();
		}
		return directory;
	}

	static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(root().resolve("docs"))) {
			List<Path> pages = new ArrayList<>(
					docs.filter((path) -> path.toString().endsWith(".md")).sorted().toList());
			pages.add(0, root().resolve("README.md"));
			return pages;
		}
	}

	static List<Snippet> all(String language) throws IOException {
		List<Snippet> snippets = new ArrayList<>();
		for (Path page : pages()) {
			snippets.addAll(of(page, Files.readString(page)));
		}
		return snippets.stream().filter((snippet) -> snippet.language().equals(language)).toList();
	}

	/**
	 * All blocks in a text.
	 */
	static List<Snippet> of(Path page, String text) {
		List<Snippet> snippets = new ArrayList<>();
		Matcher fences = FENCE.matcher(text);
		while (fences.find()) {
			int line = (int) text.substring(0, fences.start(2)).lines().count() + 1;
			snippets.add(new Snippet(page, line, fences.group(1), fences.group(2)));
		}
		return snippets;
	}

	@Override
	public String toString() {
		return root().relativize(this.page) + ":" + this.line;
	}

}
