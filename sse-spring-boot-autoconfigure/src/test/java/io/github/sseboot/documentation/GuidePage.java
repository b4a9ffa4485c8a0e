package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.sseboot.client.SseMessage;
import io.github.sseboot.support.SseClient;
import io.github.sseboot.test.SseTestStream;

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
	 * What a client has received, as the guide shows it: without what differs each time.
	 */
	static String received(SseTestStream client) {
		StringBuilder text = new StringBuilder();
		String id = "";
		for (SseMessage event : client.events()) {
			text.append(event.name().equals(SseMessage.DEFAULT_NAME) ? "" : "event: " + event.name() + "\n");
			text.append(event.lastEventId().equals(id) ? "" : "id: " + event.lastEventId() + "\n");
			text.append(event.name().equals("sse.open") ? "retry: " + client.reconnectDelay().toMillis() + "\n" : "");
			text.append("data: ").append(event.data().replace("\n", "\ndata: ")).append("\n\n");
			id = event.lastEventId();
		}
		return withoutIds(text.toString());
	}

	/**
	 * The same from the bytes of a client, without HTTP.
	 */
	static String received(SseClient client) {
		String transcript = client.transcript();
		int end = transcript.indexOf("\r\n\r\n");
		return withoutIds(CHUNK.matcher((end >= 0) ? transcript.substring(end + 2) : "").replaceAll(""));
	}

	private static String withoutIds(String text) {
		return text.replaceAll("(?m)^id: .+$", "id: …").replaceAll("\"connection\":\"[^\"]+\"", "\"connection\":\"…\"");
	}

}
