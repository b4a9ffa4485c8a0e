package io.github.sseboot.event;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseChannel;

/**
 * Which channel an application event is for.
 *
 * @param template the name with placeholders
 * @param properties the paths of the properties, in the order of the placeholders
 */
record ChannelOfEvent(String template, List<String> properties) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/*]+)\\}");

	static ChannelOfEvent of(String template) {
		return new ChannelOfEvent(template,
				PLACEHOLDER.matcher(template).results().map((MatchResult found) -> found.group(1)).toList());
	}

	/**
	 * What is wrong, as far as it can be known without an event.
	 * @param type the type of the events, or {@code null} if only they tell
	 * @return the problem, or {@code null}
	 */
	@Nullable String problem(@Nullable Class<?> type) {
		try {
			SseChannel.of(this.template, this.properties.stream().map((property) -> "x").toArray());
		}
		catch (IllegalArgumentException ex) {
			return "channel '%s' cannot be one: %s".formatted(this.template, ex.getMessage());
		}
		for (String property : this.properties) {
			String problem = (type != null) ? Property.problem(type, property) : null;
			if (problem != null) {
				return "channel '%s': %s".formatted(this.template, problem);
			}
		}
		return null;
	}

	SseChannel channel(Object event) {
		return SseChannel.of(this.template,
				this.properties.stream().map((property) -> Property.value(event, property)).toArray());
	}

}
