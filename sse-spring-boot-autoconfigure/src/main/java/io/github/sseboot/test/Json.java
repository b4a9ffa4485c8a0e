package io.github.sseboot.test;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the data of events. Loaded only where a test asks for JSON.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	static JsonNode tree(String text) {
		return read(text, JsonNode.class);
	}

	static <T> T read(String text, Class<T> type) {
		try {
			return MAPPER.readValue(text, type);
		}
		catch (JacksonException ex) {
			throw new AssertionError("The data is not JSON of a %s: %s".formatted(type.getSimpleName(), text), ex);
		}
	}

}
