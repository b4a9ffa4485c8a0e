package io.github.sseboot.core.channel;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Names of the channels of private streams: random, so that nobody can guess one. Where
 * the application gave the stream no name, the ids of its events end with the random
 * part, by which a client that returns finds it again.
 *
 * @since 1.0.0
 */
public final class PrivateName {

	/**
	 * How long the random part is: 128 bits.
	 */
	public static final int LENGTH = 22;

	private static final String NAMED = "~stream/";

	private static final String UNNAMED = NAMED + "id/";

	private static final byte[] NONE = new byte[0];

	private static final SecureRandom RANDOM = new SecureRandom();

	private PrivateName() {
	}

	/**
	 * A new name of a channel whose stream has a name.
	 * @return the name
	 */
	public static String named() {
		return NAMED + random();
	}

	/**
	 * A new name of a channel whose stream has no name.
	 * @return the name
	 */
	public static String unnamed() {
		return UNNAMED + random();
	}

	private static String random() {
		byte[] random = new byte[16];
		RANDOM.nextBytes(random);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	/**
	 * What the ids of a channel's events end with.
	 * @param channel the name of a channel
	 * @return the end of the ids, in ASCII; empty for most channels
	 */
	public static byte[] suffix(String channel) {
		return channel.startsWith(UNNAMED) ? channel.substring(UNNAMED.length()).getBytes(StandardCharsets.US_ASCII)
				: NONE;
	}

	/**
	 * The channel of a stream without a name that an id may be of. Bounded work, whatever
	 * the id is.
	 * @param id what a client had last
	 * @param length how long ids are before the end
	 * @return the name of the channel, which may not exist; {@code null} if the id can be
	 * of none
	 */
	public static @Nullable String unnamed(String id, int length) {
		return (id.length() == length + LENGTH) ? UNNAMED + id.substring(length) : null;
	}

}
