package io.github.sseboot;

/**
 * What may stand in the name of a channel, and what is wrong with one that may not.
 */
final class ChannelName {

	/**
	 * What the names of users' own channels begin with.
	 */
	static final String USER_PREFIX = "~user/";

	/**
	 * Stands for the channel of the user who makes the request.
	 */
	static final String CURRENT_USER = "~me";

	/**
	 * Stands for the channel of a private stream, which has no name yet.
	 */
	static final String PRIVATE = "~stream";

	/**
	 * What the names of private streams' channels begin with.
	 */
	static final String PRIVATE_PREFIX = "~stream/";

	private ChannelName() {
	}

	static void check(String name) {
		if (name.isEmpty()) {
			throw invalid(name, "must not be empty");
		}
		if (SseChannel.utf8Length(name) > SseChannel.MAX_LENGTH) {
			throw invalid(name.substring(0, Math.min(40, name.length())) + "...",
					"must have at most %d bytes in UTF-8 but has %d".formatted(SseChannel.MAX_LENGTH,
							SseChannel.utf8Length(name)));
		}
		name.chars().filter(ChannelName::unprintable).findFirst().ifPresent((character) -> {
			throw invalid("...",
					"must have no control character or lone surrogate but has U+%04X".formatted(character));
		});
		checkSurrogates(name);
		if (name.charAt(0) == '~' && !reserved(name)) {
			throw invalid(name, "must not start with '~', which is reserved");
		}
	}

	private static boolean reserved(String name) {
		return name.startsWith(USER_PREFIX) || name.equals(CURRENT_USER) || name.startsWith(PRIVATE_PREFIX)
				|| name.equals(PRIVATE);
	}

	/**
	 * Channels of users have a method of their own, so that nobody gets to one by a name.
	 */
	static void checkUnreserved(String name) {
		if (name.startsWith("~")) {
			throw invalid(name, "must not start with '~', which is reserved; use SseChannel.user(name) for a user's");
		}
	}

	static void checkLiteral(String name) {
		for (char character : new char[] { '*', '{', '}' }) {
			if (name.indexOf(character) >= 0) {
				throw invalid(name,
						("must not contain '%c'; use SseChannel.matching(pattern) for patterns, and "
								+ "SseChannel.of(template, values) to put what a client sent into a name")
							.formatted(character));
			}
		}
	}

	static void checkPattern(String pattern) {
		if (pattern.charAt(0) == '~') {
			throw invalid(pattern, "must not start with '~': nobody listens to the channels of several users");
		}
		String[] segments = pattern.split("/", -1);
		for (int i = 0; i < segments.length; i++) {
			String segment = segments[i];
			boolean last = (i == segments.length - 1);
			if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
				throw invalid(pattern, "must not contain '{' or '}'; a pattern has no placeholders");
			}
			if (segment.equals("**") && !last) {
				throw invalid(pattern, "may have '**' as its last segment only");
			}
			if (segment.indexOf('*') >= 0 && !segment.equals("*") && !segment.equals("**")) {
				throw invalid(pattern, "may have '*' as a whole segment only, but has '%s'".formatted(segment));
			}
		}
	}

	private static void checkSurrogates(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (Character.isHighSurrogate(name.charAt(i)) && i + 1 < name.length()
					&& Character.isLowSurrogate(name.charAt(i + 1))) {
				i++;
			}
			else if (Character.isSurrogate(name.charAt(i))) {
				throw invalid("...", "must have no control character or lone surrogate but has U+%04X"
					.formatted((int) name.charAt(i)));
			}
		}
	}

	private static boolean unprintable(int character) {
		return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028
				|| character == 0x2029;
	}

	private static IllegalArgumentException invalid(String name, String problem) {
		return new IllegalArgumentException("Channel name '%s' %s".formatted(name, problem));
	}

}
