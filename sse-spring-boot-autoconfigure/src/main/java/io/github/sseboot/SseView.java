package io.github.sseboot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A view of the application with what it shows. It is rendered once, when the event is
 * published, and the same HTML goes to every client: it must not show what only one user
 * may see.
 *
 * @param name the name of the view, as a controller would return it
 * @param model what the view shows, by name
 * @since 1.0.0
 * @see SseEvent#view(String, Map)
 */
public record SseView(String name, Map<String, ?> model) {

	public SseView {
		if (name.isBlank()) {
			throw new IllegalArgumentException(
					"'name' must be the name of a view, as a controller would return it, but was blank");
		}
		model = Collections.unmodifiableMap(new LinkedHashMap<String, Object>(model));
	}

}
