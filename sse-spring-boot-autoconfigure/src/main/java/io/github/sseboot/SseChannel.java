package io.github.sseboot;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The name under which events are published and listened to, or a pattern of such names.
 * Names are compared as they are: nothing is normalised, decoded or folded. {@code /}
 * separates segments, which only patterns look at.
 * <p>
 * What a stranger sends belongs into a placeholder, never into the name: a placeholder
 * takes exactly one segment, in which everything that has a meaning in a name is encoded.
 * So nobody reaches another channel, or a pattern, through an id: <pre class="code">
 * SseChannel.of("orders/{id}", "7")    // orders/7
 * SseChannel.of("orders/{id}", "*")    // orders/%2A
 * SseChannel.of("orders/{id}", "a/b")  // orders/a%2Fb
 * </pre>
 *
 * @param name the name, or the text of the pattern
 * @param pattern whether this stands for all channels whose name matches
 * @since 1.0.0
 */
public record SseChannel(String name, boolean pattern) {

	/**
	 * Most bytes of a name in UTF-8.
	 */
	public static final int MAX_LENGTH = 200;

	public SseChannel {
		ChannelName.check(name);
		if (pattern) {
			ChannelName.checkPattern(name);
		}
		else {
			ChannelName.checkLiteral(name);
		}
	}

	/**
	 * The channel of exactly this name.
	 * @param name the name: no {@code *}, <code>&#123;</code>, <code>&#125;</code> or
	 * control character, no {@code ~} at its start, at most 200 bytes in UTF-8
	 * @return the channel
	 * @throws IllegalArgumentException if the name is not allowed; the message says why
	 */
	public static SseChannel of(String name) {
		ChannelName.checkUnreserved(name);
		return new SseChannel(name, false);
	}

	/**
	 * The channel whose name is a template with each <code>{placeholder}</code> replaced
	 * by one encoded segment.
	 * @param template a name with one placeholder per value, such as
	 * <code>orders/{id}</code>
	 * @param values the values in the order of the placeholders; their
	 * {@link Object#toString() text} must not be empty
	 * @return the channel
	 * @throws IllegalArgumentException if the number of values does not fit or the name
	 * is not allowed
	 */
	public static SseChannel of(String template, Object... values) {
		return of(ChannelTemplate.expand(template, values));
	}

	/**
	 * The channels that {@link #of(String, Object...)} gives for each of the values.
	 * @param template a name with one placeholder, such as <code>prices/{symbol}</code>
	 * @param values the values
	 * @return the channels, in the order of the values
	 */
	public static List<SseChannel> each(String template, Collection<?> values) {
		return values.stream().map((value) -> of(template, value)).toList();
	}

	/**
	 * The channel of whatever concerns a user.
	 * @param name the name of the principal
	 * @return the channel
	 * @see SseStream#user()
	 */
	public static SseChannel user(String name) {
		return new SseChannel(ChannelName.USER_PREFIX + ChannelTemplate.expand("{name}", name), false);
	}

	/**
	 * All channels whose name matches, also those that do not exist yet.
	 * @param pattern a name in which a segment {@code *} stands for any one segment, and
	 * {@code **} as the last segment for all the rest (at least one segment)
	 * @return the pattern
	 * @throws IllegalArgumentException if the pattern is not allowed
	 */
	public static SseChannel matching(String pattern) {
		return new SseChannel(pattern, true);
	}

	static int utf8Length(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
