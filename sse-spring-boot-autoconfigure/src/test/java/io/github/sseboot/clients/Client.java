package io.github.sseboot.clients;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.sseboot.dialect.PlainDialect;

/**
 * A client of the matrix.
 *
 * @param id what its driver is called
 * @param kind the part of the table it is in
 * @param title what people call it, with its version
 * @param host where it runs
 * @param wording what the application publishes for it
 * @param dialect the dialect of its endpoint
 * @param settings properties of the server that it needs
 * @param once whether it does not even ask once more after the end of all
 * @param credentials what it can send to another origin
 * @param limits what it cannot do by nature, and why
 * @param notes what else there is to know
 */
record Client(String id, String kind, String title, Supplier<Host> host, Wording wording, String dialect,
		List<String> settings, boolean once, Credentials credentials, Map<Scenario, String> limits,
		List<String> notes) {

	static Client of(String id, String kind, String title, Supplier<Host> host) {
		return new Client(id, kind, title, host, Wording.TEXT, PlainDialect.NAME, List.of(), false, Credentials.COOKIES,
				Map.of(), List.of());
	}

	Client speaks(String dialect, Wording wording) {
		return new Client(this.id, this.kind, this.title, this.host, wording, dialect, this.settings, this.once,
				this.credentials, this.limits, this.notes);
	}

	/**
	 * It needs a property of the server that is not set by default.
	 */
	Client needs(String... properties) {
		return new Client(this.id, this.kind, this.title, this.host, this.wording, this.dialect, List.of(properties),
				this.once, this.credentials, this.limits, this.notes);
	}

	/**
	 * It sees the end of all, or takes every end for that, so there is no next request.
	 */
	Client takesTheEndForGood() {
		return new Client(this.id, this.kind, this.title, this.host, this.wording, this.dialect, this.settings, true,
				this.credentials, this.limits, this.notes);
	}

	/**
	 * It can send headers, such as a bearer token.
	 */
	Client sendsHeaders() {
		return credentials(Credentials.HEADERS);
	}

	/**
	 * It sends nothing to another origin that says who it is for.
	 */
	Client sendsNoCookies() {
		return credentials(Credentials.NONE);
	}

	private Client credentials(Credentials credentials) {
		return new Client(this.id, this.kind, this.title, this.host, this.wording, this.dialect, this.settings,
				this.once, credentials, this.limits, this.notes);
	}

	/**
	 * It cannot do that by nature, which no server can change.
	 */
	Client cannot(String reason, Scenario... scenarios) {
		Map<Scenario, String> all = new EnumMap<>(Scenario.class);
		all.putAll(this.limits);
		for (Scenario scenario : scenarios) {
			all.put(scenario, reason);
		}
		return new Client(this.id, this.kind, this.title, this.host, this.wording, this.dialect, this.settings,
				this.once, this.credentials, all, this.notes);
	}

	Client note(String note) {
		return new Client(this.id, this.kind, this.title, this.host, this.wording, this.dialect, this.settings,
				this.once, this.credentials, this.limits, List.of(note));
	}

	boolean can(Scenario scenario) {
		return !this.limits.containsKey(scenario);
	}

	@Override
	public String toString() {
		return this.title;
	}

	/**
	 * What says to another origin who the client is.
	 */
	enum Credentials {

		COOKIES, HEADERS, NONE

	}

}
