package io.github.sseboot.core.channel;

/**
 * A channel would have to be created but there are as many as there may be.
 *
 * @since 1.0.0
 */
public class TooManyChannelsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManyChannelsException(String channel, int limit) {
		super("Channel '%s' cannot be created: there are %d, as many as there may be".formatted(channel, limit));
	}

}
