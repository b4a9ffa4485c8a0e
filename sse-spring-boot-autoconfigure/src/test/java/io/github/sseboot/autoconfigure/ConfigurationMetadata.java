package io.github.sseboot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What IDEs know of our properties.
 *
 * @param root the whole file
 */
record ConfigurationMetadata(JsonNode root) {

	static ConfigurationMetadata read() {
		try {
			for (URL url : Collections.list(
					SseProperties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream file = url.openStream()) {
					JsonNode root = JsonMapper.shared().readTree(file);
					if (new ConfigurationMetadata(root).names().contains("sse.enabled")) {
						return new ConfigurationMetadata(root);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new AssertionError("There is no metadata of our properties: was the annotation processor on?");
	}

	List<String> names() {
		return names("properties");
	}

	List<String> names(String section) {
		List<String> names = new ArrayList<>();
		this.root.get(section).forEach((entry) -> names.add(entry.get("name").asString()));
		return names;
	}

	JsonNode property(String name) {
		for (JsonNode property : this.root.get("properties")) {
			if (property.get("name").asString().equals(name)) {
				return property;
			}
		}
		throw new AssertionError("The metadata has no property '%s', only %s".formatted(name, names()));
	}

}
