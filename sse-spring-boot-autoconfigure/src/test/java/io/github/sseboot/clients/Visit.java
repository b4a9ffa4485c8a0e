package io.github.sseboot.clients;

import java.util.List;

/**
 * What a client goes through without being started again, which takes most of the time.
 */
enum Visit {

	STAY(Scenario.OPENS, Scenario.NAMED, Scenario.DATA, Scenario.HEARTBEAT, Scenario.ENDED, Scenario.RESUMES,
			Scenario.STOPS) {

		@Override
		void begin(Trial trial) throws Exception {
			trial.start(null);
		}

	},

	FAREWELL(Scenario.STOPS_AT_EVENT),

	REFUSAL(Scenario.REFUSED),

	ELSEWHERE(Scenario.CORS);

	private final List<Scenario> scenarios;

	Visit(Scenario... scenarios) {
		this.scenarios = List.of(scenarios);
	}

	/**
	 * Starts the client, unless the scenario does.
	 */
	void begin(Trial trial) throws Exception {
		// The scenario says how
	}

	/**
	 * The scenarios that a client can go through, in their order.
	 */
	List<Scenario> of(Client client) {
		return this.scenarios.stream().filter(client::can).toList();
	}

	/**
	 * What the server needs for it.
	 */
	List<String> settings(int clients) {
		return (this == REFUSAL) ? List.of("sse.limits.connections=" + clients) : List.of();
	}

}
