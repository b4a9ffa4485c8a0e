package io.github.sseboot;

/**
 * Is told when clients come and go: any bean of this type is. The calls for one
 * connection come one after the other, {@code opened} before {@code closed}, each exactly
 * once, on an executor of the application, never on a thread that delivers events. They
 * run with what belonged to the thread of the request that opened the stream: who is
 * signed in (Spring Security), the MDC of the log, and all that is registered with
 * Micrometer's context propagation, such as the trace. A listener may block; what it
 * throws is logged and affects nobody else.
 *
 * @since 1.0.0
 */
public interface SseListener {

	/**
	 * A client listens: everything published from now on reaches it.
	 * @param connection the connection
	 */
	default void opened(SseConnection connection) {
	}

	/**
	 * A client does not listen any more.
	 * @param connection the connection
	 * @param reason why it ended
	 */
	default void closed(SseConnection connection, CloseReason reason) {
	}

}
