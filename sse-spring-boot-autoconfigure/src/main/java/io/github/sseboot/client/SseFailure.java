package io.github.sseboot.client;

import org.jspecify.annotations.Nullable;

/**
 * Why a source has no connection any more.
 *
 * @param message what happened, in words; of a response, with the beginning of its body
 * @param status the status of the response, 0 if there was none
 * @param permanent whether the source is closed; else it comes back
 * @param cause what was thrown, if anything was
 * @since 1.0.0
 */
public record SseFailure(String message, int status, boolean permanent, @Nullable Throwable cause) {

	static SseFailure lost(String message, @Nullable Throwable cause) {
		return new SseFailure(message, 0, false, cause);
	}

}
