package io.github.sseboot.core.channel;

/**
 * Whether one pattern matches one name. For many patterns at once there is the index of
 * patterns.
 */
final class PatternMatch {

	/**
	 * What names begin with that no pattern matches: those of users' own channels.
	 */
	static final String PRIVATE = "~";

	private PatternMatch() {
	}

	static boolean matches(String pattern, String name) {
		if (name.startsWith(PRIVATE)) {
			return false;
		}
		String[] expected = pattern.split("/", -1);
		String[] actual = name.split("/", -1);
		for (int i = 0; i < expected.length; i++) {
			if (i == actual.length) {
				return false;
			}
			if (expected[i].equals("**")) {
				return true;
			}
			if (!expected[i].equals("*") && !expected[i].equals(actual[i])) {
				return false;
			}
		}
		return expected.length == actual.length;
	}

}
