package io.github.sseboot;

/**
 * Where the producer of a private stream sends its events. May be used on any thread;
 * events are delivered in the order in which the calls return.
 *
 * @since 1.0.0
 */
public interface SseOutput {

	/**
	 * Send an event to all who listen, now or later. Waits while 256 events or 1 MB are
	 * unread by the slowest client; also while there is no client.
	 * @param data the data, or an {@link SseEvent} with more than data
	 * @throws StreamEndedException if nobody can get the event any more, because the
	 * stream was cancelled or is complete, or if the thread was interrupted; nothing is
	 * sent then
	 * @throws IllegalArgumentException if the data cannot be converted
	 * @throws PublishRejectedException if the event is larger than
	 * {@code sse.limits.event-size}, or too much is on its way to the log
	 */
	void send(Object data);

	/**
	 * Whether there is nobody to produce for any more: nobody has listened for
	 * {@code sse.stream.linger}, the application ends, or the stream is complete.
	 * @return {@code true} if the producer should return
	 */
	boolean cancelled();

}
