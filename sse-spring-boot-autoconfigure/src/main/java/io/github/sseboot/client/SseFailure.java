package io.github.sseboot.client;

import org.jspecify.annotations.Nullable;

/**
 * Why a source has no connection any more.
 *
 * @param message what happened, in words; of a response, with the beginning of its body
 * @param status the status of the response, 0 if there was none
 * @param permanent whether the source is closed; else it comes back
 * @param cause what was thrown, if anything was
 * @param response the head of a response that is no event stream, else {@code null}
 * @param body the beginning of the body of that response, empty for nothing
 * @since 1.0.0
 */
public record SseFailure(String message, int status, boolean permanent, @Nullable Throwable cause,
		@Nullable SseResponse response, String body) {

	static SseFailure lost(String message, @Nullable Throwable cause) {
		return new SseFailure(message, 0, false, cause, null, "");
	}

	static SseFailure refused(SseResponse head, String body, boolean permanent) {
		String message = "Answered %d %s%s".formatted(head.status(), head.contentType(),
				body.isEmpty() ? "" : ": " + body);
		return new SseFailure(message, head.status(), permanent, null, head, body);
	}

	static SseFailure tooLarge(EventTooLargeException ex) {
		return new SseFailure(String.valueOf(ex.getMessage()), 200, true, ex, null, "");
	}

	SseFailure forGood() {
		return new SseFailure(this.message, this.status, true, this.cause, this.response, this.body);
	}

}
