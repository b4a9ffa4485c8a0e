package io.github.sseboot.core.channel;

/**
 * How far readers may look. Everything up to here is on its lists.
 *
 * @param sequence sequence of the newest frame
 * @param token the event id of a client that has everything up to here
 * @param bytes bytes of all frames there ever were, up to here
 * @since 1.0.0
 */
public record Head(long sequence, byte[] token, long bytes) {

}
