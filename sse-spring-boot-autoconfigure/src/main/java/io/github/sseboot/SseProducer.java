package io.github.sseboot;

/**
 * Makes the events of a private stream.
 *
 * @since 1.0.0
 * @see SseStream#start(String, SseProducer)
 */
@FunctionalInterface
public interface SseProducer {

	/**
	 * Send everything there is. Called once, on a thread of its own (a virtual one with
	 * {@code spring.threads.virtual.enabled}) that has what belonged to that of the
	 * request which started it: who is signed in (Spring Security), the MDC of the log,
	 * and what is registered with Micrometer's context propagation. It is interrupted
	 * when the stream is cancelled. The stream is complete when this returns.
	 * @param out where events go to
	 * @throws Exception if there can be no more events: what was sent reaches the
	 * clients, which are then told {@link CloseReason#FAILED}; the exception is logged
	 */
	void produce(SseOutput out) throws Exception;

}
