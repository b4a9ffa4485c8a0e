package io.github.sseboot.engine;

/**
 * What a stored event means for its channels.
 *
 * @since 1.0.0
 */
public enum EventKind {

	/**
	 * Something that clients get.
	 */
	MESSAGE,

	/**
	 * Its channels are complete after it.
	 */
	END,

	/**
	 * Its channels are open again after it.
	 */
	REOPEN

}
