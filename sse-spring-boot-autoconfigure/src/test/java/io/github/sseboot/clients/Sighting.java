package io.github.sseboot.clients;

import org.jspecify.annotations.Nullable;

/**
 * Something that a client told the application.
 *
 * @param type {@code open}, {@code message}, {@code error}, {@code closed} when it does
 * not come back, or {@code broken} when it threw something
 * @param name the name of the event, {@code message} if it has none
 * @param data its data
 */
record Sighting(String type, @Nullable String name, @Nullable String data) {

	static Sighting of(String type) {
		return new Sighting(type, null, null);
	}

	static Sighting message(String name, String data) {
		return new Sighting("message", name, data);
	}

	boolean is(String type) {
		return this.type.equals(type);
	}

}
