package io.github.sseboot;

/**
 * Somebody published to a channel that is complete. Nothing was sent.
 *
 * @since 1.0.0
 */
public class ChannelCompletedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param channel the name of the channel
	 */
	public ChannelCompletedException(String channel) {
		super("Channel '%s' is complete; use SseBroadcaster.reopen to publish to it again".formatted(channel));
	}

}
