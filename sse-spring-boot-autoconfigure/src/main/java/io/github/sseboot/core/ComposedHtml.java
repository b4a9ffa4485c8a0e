package io.github.sseboot.core;

/**
 * Data that is for pages: HTML, or what a page takes in its place, put together from
 * parts, which are converted like any other data.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ComposedHtml {

	/**
	 * Put it together. Called on the publishing thread.
	 * @param converter converts the parts, and renders views
	 * @return text in UTF-8
	 * @throws IllegalArgumentException if a part cannot be converted
	 * @throws io.github.sseboot.ViewRenderingException if a view cannot be rendered
	 */
	byte[] compose(DataConverter converter);

}
