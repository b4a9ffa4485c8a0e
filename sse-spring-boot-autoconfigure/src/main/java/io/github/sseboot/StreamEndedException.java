package io.github.sseboot;

/**
 * Something was sent to a private stream that was cancelled or is complete. A producer
 * lets it pass; it is not logged.
 *
 * @since 1.0.0
 */
public class StreamEndedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param stream the name of the stream
	 * @param how how it ended
	 */
	public StreamEndedException(String stream, String how) {
		super("Stream '%s' %s; nothing can be sent to it any more".formatted(stream, how));
	}

}
