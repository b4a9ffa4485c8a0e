package io.github.sseboot.core.channel;

import io.github.sseboot.SseChannel;

/**
 * Settings of the channels whose name matches.
 *
 * @param channel a channel or a pattern
 * @param settings the settings
 * @since 1.0.0
 */
public record ChannelRule(SseChannel channel, ChannelSettings settings) {

	boolean matches(String name) {
		return this.channel.pattern() ? PatternMatch.matches(this.channel.name(), name)
				: this.channel.name().equals(name);
	}

}
