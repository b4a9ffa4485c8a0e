package io.github.sseboot.core.channel;

import io.github.sseboot.LagPolicy;

/**
 * How a channel keeps its events.
 *
 * @param history what a returning client can get
 * @param delivery how long open connections may lag
 * @param onLag what happens to those that lag longer
 * @param maxKeys for how many keys the newest event is kept where connections conflate
 * @since 1.0.0
 */
public record ChannelSettings(History history, Delivery delivery, LagPolicy onLag, int maxKeys) {

	public ChannelSettings {
		if (maxKeys < 1) {
			throw new IllegalArgumentException("'maxKeys' must be positive but was " + maxKeys);
		}
	}

}
