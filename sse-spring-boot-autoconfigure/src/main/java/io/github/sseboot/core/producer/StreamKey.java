package io.github.sseboot.core.producer;

import org.jspecify.annotations.Nullable;

/**
 * Whose stream it is: two that are equal are the same stream.
 *
 * @param user the name of the principal, or {@code null}
 * @param name the name of the stream, or of the channel of one that has none
 * @param endpoint where a stream without name belongs to, or {@code null}
 */
record StreamKey(@Nullable String user, String name, @Nullable Object endpoint) {

	/**
	 * What people are told.
	 */
	String label() {
		return (this.endpoint != null) ? this.endpoint.toString() : this.name;
	}

}
