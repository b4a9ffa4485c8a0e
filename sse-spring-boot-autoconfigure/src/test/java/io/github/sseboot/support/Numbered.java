package io.github.sseboot.support;

import java.util.Optional;

/**
 * The place of an event in its channel, as the test's publisher wrote it into the data.
 *
 * @param channel the channel
 * @param number counts the channel's events without a hole
 */
public record Numbered(String channel, long number) {

	/**
	 * Reads data that is {@code channel:number} or begins with it and goes on with
	 * anything but a digit.
	 */
	public static Optional<Numbered> of(String data) {
		int colon = data.indexOf(':');
		int end = colon + 1;
		while (end < data.length() && data.charAt(end) >= '0' && data.charAt(end) <= '9') {
			end++;
		}
		if (colon < 1 || end == colon + 1 || end - colon > 19) {
			return Optional.empty();
		}
		return Optional.of(new Numbered(data.substring(0, colon), Long.parseLong(data, colon + 1, end, 10)));
	}

	public static Optional<Numbered> of(ReceivedEvent event) {
		return of(event.data());
	}

}
