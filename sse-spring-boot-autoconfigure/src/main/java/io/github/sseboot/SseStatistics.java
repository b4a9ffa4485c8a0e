package io.github.sseboot;

/**
 * What this node has done since it was started, and what it has to do. Numbers are read
 * one after the other while the node works, so they need not be of the same moment;
 * {@code opened} is always {@code closed} plus {@code connections}. What grows only ever
 * grows: a rate is the difference of two.
 *
 * @param connections how many connections are open
 * @param opened how many connections were opened
 * @param closed how many of them have ended
 * @param published events this node has read from the log: with a log of its own, all
 * that were published and accepted
 * @param deliveries events handed to clients: one for each event and each client, counted
 * when the last byte was handed to the server. Items of snapshots do not count
 * @param bytes bytes handed to clients, with ids, snapshots, heartbeats and all else that
 * a stream says of itself
 * @param memory bytes that events, channels and snapshots take, roughly
 * @param maxMemory most bytes of them, {@code sse.memory.max-size}
 * @param lag how far the connection is behind that is furthest behind, in events of the
 * whole node: those after the last one it is known to have, also if they are on channels
 * that it does not listen to. Only connections whose socket takes nothing at the moment
 * count, as they were within the last second; 0 if there is none
 * @since 1.0.0
 */
public record SseStatistics(long connections, long opened, long closed, long published, long deliveries, long bytes,
		long memory, long maxMemory, long lag) {

}
