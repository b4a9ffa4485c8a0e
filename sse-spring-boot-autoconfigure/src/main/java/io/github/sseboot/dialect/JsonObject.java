package io.github.sseboot.dialect;

import java.util.List;

/**
 * Writes the small objects of control events, on one line. They consist of strings, lists
 * of strings and numbers, are needed on threads that must not wait, and by applications
 * without a JSON library.
 */
final class JsonObject {

	private JsonObject() {
	}

	static String of(String name, String value) {
		return "{" + quote(name) + ":" + quote(value) + "}";
	}

	static String of(String name, int value) {
		return "{" + quote(name) + ":" + value + "}";
	}

	static String of(String name, String value, String otherName, String otherValue) {
		return "{" + quote(name) + ":" + quote(value) + "," + quote(otherName) + ":" + quote(otherValue) + "}";
	}

	static String of(String name, String value, String listName, List<String> values) {
		return "{" + quote(name) + ":" + quote(value) + "," + quote(listName) + ":["
				+ String.join(",", values.stream().map(JsonObject::quote).toList()) + "]}";
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' || character == '\\') {
				quoted.append('\\').append(character);
			}
			else if (character < ' ' || (Character.isSurrogate(character) && !inPair(text, i))) {
				quoted.append("\\u%04x".formatted((int) character));
			}
			else {
				quoted.append(character);
			}
		}
		return quoted.append('"').toString();
	}

	private static boolean inPair(String text, int index) {
		return Character.isHighSurrogate(text.charAt(index))
				? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
				: index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
	}

}
