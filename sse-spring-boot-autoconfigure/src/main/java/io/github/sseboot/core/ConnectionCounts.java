package io.github.sseboot.core;

/**
 * How many connections there were and are; {@code opened} is always {@code closed} plus
 * {@code live}.
 *
 * @param opened how many were opened since the start
 * @param closed how many of them ended
 * @param live how many of them are open
 * @since 1.0.0
 */
public record ConnectionCounts(long opened, long closed, long live) {

}
