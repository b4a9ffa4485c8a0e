package io.github.sseboot.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of all properties, made of what IDEs read.
 */
final class ConfigurationPage {

	private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

	private static final String HEAD = """
			# Configuration

			All properties, made of the metadata that your IDE reads as well. A wrong value stops the start, and the message says
			which property, what is allowed, what was given and what to do. Durations are written like `15s`, `10m` or `PT15S`,
			sizes like `64KB` or `4MB`.

			""";

	private static final String CHANNELS = """

			## Some channels only

			`sse.channels` is a list of patterns with settings of their own; the first pattern that matches the name of a channel
			counts, and what it leaves out is as above. In a pattern a segment `*` stands for any one segment, and `**` as the last
			one for all the rest. Everything an entry may have:

			```yaml
			sse:
			  channels:
			    - pattern: "prices/*"
			      history:
			        max-events: 1
			        max-age: 1h
			        max-size: 64KB
			      delivery:
			        window: 1MB
			        stall-timeout: 30s
			      on-lag: conflate
			      max-keys: 500
			```
			""";

	private final JsonNode metadata;

	ConfigurationPage() throws IOException {
		try (InputStream in = ConfigurationPage.class.getResourceAsStream(METADATA)) {
			this.metadata = JsonMapper.builder().build().readTree(in);
		}
	}

	/**
	 * The names of all properties.
	 */
	List<String> names() {
		return this.metadata.get("properties")
			.valueStream()
			.map((property) -> property.get("name").asString())
			.sorted()
			.toList();
	}

	/**
	 * The description of a property, or {@code null}.
	 */
	@Nullable String description(String name) {
		return text(property(name), "description");
	}

	String markdown() {
		StringBuilder page = new StringBuilder(HEAD).append("| property | type | default | |\n|---|---|---|---|\n");
		names().forEach((name) -> page.append(row(property(name))));
		return page.append(CHANNELS).toString();
	}

	private String row(JsonNode property) {
		String fallback = text(property, "defaultValue");
		String description = text(property, "description");
		return "| `%s` | %s | %s | %s |\n".formatted(text(property, "name"), type(text(property, "type")),
				(fallback != null) ? "`%s`".formatted(fallback) : "",
				(description != null) ? description.replace("\n", " ").replace("|", "\\|") : "");
	}

	private static String type(@Nullable String type) {
		if (type == null) {
			return "";
		}
		String element = type.replaceAll("^java.util.List<(.*)>$", "$1");
		String name = element.substring(Math.max(element.lastIndexOf('.'), element.lastIndexOf('$')) + 1);
		return element.equals(type) ? name : "list of " + name;
	}

	private JsonNode property(String name) {
		return this.metadata.get("properties")
			.valueStream()
			.filter((property) -> property.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static @Nullable String text(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null && !value.isNull()) ? value.asString() : null;
	}

}
