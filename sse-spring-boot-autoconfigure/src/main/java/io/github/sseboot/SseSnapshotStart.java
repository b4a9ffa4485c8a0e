package io.github.sseboot;

import java.util.Optional;

/**
 * What is known of a client that is about to get a snapshot.
 *
 * @param lastSeen what the client sent as its last event id, if the stream cannot go on
 * there: what came after it is not kept any more, or it is no id of this log, such as one
 * from before a restart. Empty for a client that had nothing, or that fell behind while
 * it was connected. It comes from the client: nothing about it is certain
 * @since 1.0.0
 * @see SseStream#snapshot(java.util.function.Function)
 */
public record SseSnapshotStart(Optional<String> lastSeen) {

}
