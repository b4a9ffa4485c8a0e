package io.github.sseboot.core.channel;

import java.util.List;

/**
 * Which channel has which settings: those of the first rule that matches.
 *
 * @param rules the rules, in their order
 * @param fallback the settings of all other channels
 * @since 1.0.0
 */
public record ChannelRules(List<ChannelRule> rules, ChannelSettings fallback) {

	public ChannelRules {
		rules = List.copyOf(rules);
	}

	/**
	 * The settings of a channel. A pattern that is listened to is looked up by its text.
	 * @param name name of the channel, or text of the pattern
	 * @return the settings
	 */
	public ChannelSettings of(String name) {
		for (ChannelRule rule : this.rules) {
			if (rule.matches(name)) {
				return rule.settings();
			}
		}
		return this.fallback;
	}

}
