package io.github.sseboot.core.channel;

import io.github.sseboot.core.wire.Frame;
import io.github.sseboot.engine.StoredEvent;

/**
 * A stored event with its frame, on its way to the channels.
 *
 * @param stored the event
 * @param frame the frame, without a place; not looked at if the event carries no message
 * @since 1.0.0
 */
public record Entry(StoredEvent stored, Frame frame) {

}
