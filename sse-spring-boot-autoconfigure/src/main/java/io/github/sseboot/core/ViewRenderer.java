package io.github.sseboot.core;

import io.github.sseboot.SseView;
import io.github.sseboot.ViewRenderingException;

/**
 * Renders views by what the application has for that.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ViewRenderer {

	/**
	 * Render. Called on the publishing thread, and may wait for what templates do.
	 * @param view the view
	 * @return HTML in UTF-8
	 * @throws ViewRenderingException if the view cannot be rendered; the message says why
	 * and what to do
	 */
	byte[] render(SseView view);

}
