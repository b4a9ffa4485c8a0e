package io.github.sseboot.core;

import org.jspecify.annotations.Nullable;

/**
 * Turns what the application publishes into text.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface DataConverter {

	/**
	 * Convert. Called on the publishing thread.
	 * @param data the data of an event, or {@code null} for none
	 * @return text in UTF-8, or {@code null} for an event without payload
	 * @throws IllegalArgumentException if the data cannot be converted; the message says
	 * why and what to do
	 */
	byte @Nullable [] convert(@Nullable Object data);

}
