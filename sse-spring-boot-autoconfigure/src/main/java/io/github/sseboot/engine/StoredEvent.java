package io.github.sseboot.engine;

/**
 * An event that has its place in the log.
 *
 * @param position its place
 * @param event what was stored; the same instance that was appended where an engine can
 * @since 1.0.0
 */
public record StoredEvent(Position position, NewEvent event) {

}
