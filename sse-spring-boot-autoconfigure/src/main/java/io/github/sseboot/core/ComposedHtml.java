package io.github.sseboot.core;

/**
 * Data that is put together from parts, which are converted like any other data.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ComposedData {

	/**
	 * Put it together. Called on the publishing thread.
	 * @param converter converts the parts
	 * @return text in UTF-8
	 * @throws IllegalArgumentException if a part cannot be converted
	 */
	byte[] compose(DataConverter converter);

}
