package io.github.sseboot.engine;

/**
 * From where to where a partition reaches.
 *
 * @param horizon the newest event that is not kept any more, or the start of the log
 * @param head the newest event
 * @since 1.0.0
 */
public record Bounds(Position horizon, Position head) {

}
