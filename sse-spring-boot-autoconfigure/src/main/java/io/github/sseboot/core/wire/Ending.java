package io.github.sseboot.core.wire;

import java.time.Duration;

import io.github.sseboot.CloseReason;

/**
 * The end of a stream that the server chose.
 *
 * @param reason why
 * @param retry after which time the client should come back, unless the end is for good
 * @since 1.0.0
 */
public record Ending(CloseReason reason, Duration retry) {

}
