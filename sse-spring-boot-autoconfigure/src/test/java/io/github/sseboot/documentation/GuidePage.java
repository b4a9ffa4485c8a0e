package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.sseboot.support.SseClient;

/**
 * The guide: its examples, and what it says that clients see.
 */
final class GuidePage {

	static final Path FILE = Snippet.root().resolve("docs/guide.md");

	/** How long a chunk is, which is of HTTP, not of the stream. */
	private static final Pattern CHUNK = Pattern.compile("(\r\n)?[0-9A-Fa-f]+\r\n");

	private GuidePage() {
	}

	/**
	 * All examples, one after the other.
	 */
	static String code() throws IOException {
		return snippets("java").stream().map(Snippet::code).collect(Collectors.joining("\n"));
	}

	static List<Snippet> snippets(String language) throws IOException {
		return Snippet.all(language).stream().filter((snippet) -> snippet.page().equals(FILE)).toList();
	}

	/**
	 * The only block of a language in the section with a heading.
	 */
	static String block(String heading, String language) throws IOException {
		Matcher section = Pattern
			.compile("^## " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(Files.readString(FILE));
		if (!section.find()) {
			throw new IllegalArgumentException("The guide has no section '" + heading + "'");
		}
		return Snippet.of(FILE, section.group(1))
			.stream()
			.filter((snippet) -> snippet.language().equals(language))
			.map(Snippet::code)
			.collect(Collectors.joining("\n"));
	}

	/**
	 * What a client has received, as the guide shows it: without HTTP, and without what
	 * differs each time.
	 */
	static String received(SseClient client) {
		String transcript = client.transcript();
		int end = transcript.indexOf("\r\n\r\n");
		String body = (end >= 0) ? transcript.substring(end + 2) : "";
		return CHUNK.matcher(body)
			.replaceAll("")
			.replaceAll("(?m)^id: .+$", "id: …")
			.replaceAll("\"connection\":\"[^\"]+\"", "\"connection\":\"…\"");
	}

}
