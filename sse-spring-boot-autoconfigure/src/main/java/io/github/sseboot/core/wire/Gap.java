package io.github.sseboot.core.wire;

import java.util.List;

/**
 * What a client missed and cannot be given.
 *
 * @param reason why
 * @param channels names of the channels and patterns on which something may be missing
 * @since 1.0.0
 */
public record Gap(Reason reason, List<String> channels) {

	public Gap {
		channels = List.copyOf(channels);
	}

	/**
	 * Why something is missing.
	 */
	public enum Reason {

		/**
		 * The client came back after what it needs was dropped.
		 */
		TRIMMED("trimmed"),

		/**
		 * The client comes from another history of the log, such as before a restart.
		 */
		RESET("reset"),

		/**
		 * What the client sent is no id of ours.
		 */
		UNKNOWN_ID("unknown-id"),

		/**
		 * The client was connected but too slow.
		 */
		LAGGED("lagged");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

		/**
		 * The word on the wire.
		 * @return the word
		 */
		public String text() {
			return this.text;
		}

	}

}
