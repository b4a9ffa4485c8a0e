package io.github.sseboot.core;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseView;
import io.github.sseboot.ViewRenderingException;

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

	/**
	 * Render a view. Called on the publishing thread.
	 * @param view the view
	 * @return HTML in UTF-8
	 * @throws ViewRenderingException if the view cannot be rendered; the message says why
	 * and what to do
	 */
	default byte[] render(SseView view) {
		throw new ViewRenderingException(view.name(),
				"cannot be rendered: the application has no Spring MVC; add it and a view technology such as Thymeleaf, or publish the HTML as text",
				null);
	}

	/**
	 * This converter, which also renders views.
	 * @param views renders them
	 * @return the converter
	 */
	default DataConverter rendering(ViewRenderer views) {
		return new RenderingConverter(this, views);
	}

}
