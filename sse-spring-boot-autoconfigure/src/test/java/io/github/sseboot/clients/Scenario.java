package io.github.sseboot.clients;

/**
 * What a client has to do; a column of the table.
 */
enum Scenario {

	OPENS("opens", "It opens a stream, and what is published after that arrives, in order.", Contract::opens),

	NAMED("named events", "Named events arrive under their name, also one without data.", Contract::named),

	DATA("any text", "Several lines, empty ones, quotes, and characters of all planes arrive as sent.", Contract::data),

	HEARTBEAT("heartbeats unseen", "Several heartbeats lead to no event, no error and no reconnection.",
			Contract::heartbeat),

	ENDED("comes back",
			"The server ends the stream for now, as when it stops: the client comes back and misses nothing.",
			Contract::ended),

	RESUMES("resumes",
			"The connection is cut three times at random moments, cleanly or not, while events are published: "
					+ "every event arrives exactly once and in order.",
			Contract::resumes),

	STOPS("stops when complete",
			"When the channel is complete it comes no more; if it returns once, 204, or what its dialect says instead, "
					+ "keeps it from coming again.",
			Contract::stops),

	STOPS_AT_EVENT("stops at close event",
			"The event that says the stream is over for good lets it close, and it does " + "not come again.",
			Contract::stopsAtEvent),

	REFUSED("survives refusal", "Turned away because the server is full, it comes back by itself until it is let in.",
			Contract::refused),

	CORS("other origin",
			"From a page of another origin, with a bearer token if it can send headers, else with cookies if it can send "
					+ "them; and again after the connection was cut.",
			Contract::cors);

	private final String column;

	private final String meaning;

	private final Check check;

	Scenario(String column, String meaning, Check check) {
		this.column = column;
		this.meaning = meaning;
		this.check = check;
	}

	String column() {
		return this.column;
	}

	String meaning() {
		return this.meaning;
	}

	Check check() {
		return this.check;
	}

	/**
	 * What a scenario does with a trial.
	 */
	@FunctionalInterface
	interface Check {

		void run(Contract contract, Trial trial) throws Exception;

	}

}
