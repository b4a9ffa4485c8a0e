package io.github.sseboot.clients;

import java.util.List;
import java.util.function.Supplier;

import static io.github.sseboot.clients.Scenario.NAMED;
import static io.github.sseboot.clients.Scenario.REFUSED;
import static io.github.sseboot.clients.Scenario.RESUMES;
import static io.github.sseboot.clients.Scenario.STOPS_AT_204;
import static io.github.sseboot.clients.Scenario.STOPS_AT_EVENT;

/**
 * Clients that are scripts in a page.
 */
final class BrowserClients {

	private static final String BROWSER = "Browser";

	private static final String MARKUP = "Markup";

	private BrowserClients() {
	}

	static List<Client> scripts(Supplier<Host> chromium) {
		return List.of(script("native", "`EventSource` of the browser", chromium),
				script("native-worker", "`EventSource` in a worker", chromium),
				script("native-shared-worker", "`EventSource` in a shared worker", chromium),
				script("yaffle", "`event-source-polyfill` " + NpmPackages.version("event-source-polyfill"), chromium)
					.sendsHeaders()
					.note("Sends the last id as the query parameter `lastEventId`. Needs a sign of life every 45 s."),
				script("yaffle-xhr", "`event-source-polyfill`, without `fetch`", chromium).sendsHeaders(),
				script("amvtek", "`eventsource-polyfill` " + NpmPackages.version("eventsource-polyfill"), chromium)
					.sendsNoCookies()
					.cannot("It comes back when a response has ended, but not when the connection broke.", RESUMES),
				script("remy", "Remy Sharp's `EventSource.js` (its behaviour)", chromium)
					.cannot("It looks at no status and comes back until it is closed.", STOPS_AT_204)
					.sendsNoCookies()
					.note("An event must arrive in one piece: keep events below 8 KB."),
				script("jquery-native", "`jquery.eventsource` (its behaviour)", chromium).wording(Wording.JSON)
					.cannot("It only listens to unnamed events.", NAMED, STOPS_AT_EVENT)
					.sendsNoCookies()
					.note("All data must be JSON."),
				polling(chromium),
				script("fetch-event-source",
						"`@microsoft/fetch-event-source` " + NpmPackages.version("@microsoft/fetch-event-source"),
						chromium)
					.sendsHeaders()
					.note("It comes back after a clean end if `onclose` throws, and stops at 204 if `onopen` throws something "
							+ "that `onerror` throws again."),
				script("sse.js", "`sse.js` " + NpmPackages.version("sse.js"), chromium).sendsHeaders()
					.cannot("It takes 204 for a success and comes back.", STOPS_AT_204)
					.note("Comes back with `autoReconnect: true` only."),
				script("reconnecting-eventsource",
						"`reconnecting-eventsource` " + NpmPackages.version("reconnecting-eventsource"), chromium)
					.cannot("It comes back after every status.", STOPS_AT_204));
	}

	private static Client polling(Supplier<Host> chromium) {
		return script("jquery-polling", "`jquery.eventsource` without `EventSource` (its behaviour)", chromium)
			.wording(Wording.JSON)
			.endpoint("polled")
			.cannot("It only listens to unnamed events.", NAMED, STOPS_AT_EVENT)
			.cannot("It never says what it had last.", RESUMES)
			.cannot("It comes back after every status below 300, and after no other.", STOPS_AT_204, REFUSED)
			.sendsNoCookies()
			.note("It sees a response when that has ended, so its endpoint has a short `maxAge`. All data must be JSON.");
	}

	static List<Client> markup(Supplier<Host> chromium) {
		return List.of(
				markup("intercooler", "intercooler " + NpmPackages.version("intercooler"), chromium)
					.cannot("It has nothing that closes the stream.", STOPS_AT_EVENT)
					.note("A named event makes it fetch something; it does not show the event's data."),
				markup("htmx-2",
						"htmx " + NpmPackages.version("htmx-2") + " with `htmx-ext-sse` "
								+ NpmPackages.version("htmx-ext-sse"),
						chromium)
					.cannot("It comes back after every status; use `sse-close`.", STOPS_AT_204),
				markup("htmx-4", "htmx " + NpmPackages.version("htmx-4") + " with `hx-sse`", chromium)
					.cannot("It takes 204 for a success and comes back; use `hx-sse:close`.", STOPS_AT_204),
				markup("datastar", "Datastar " + NpmPackages.version("@starfederation/datastar"), chromium)
					.wording(Wording.DATASTAR)
					.sendsHeaders()
					.cannot("The names are those of its protocol.", NAMED, STOPS_AT_EVENT)
					.cannot("It takes the end of a response for the end of all, and comes back only if the connection broke.",
							STOPS_AT_204, REFUSED),
				markup("turbo", "Turbo " + NpmPackages.version("@hotwired/turbo") + " `<turbo-stream-source>`",
						chromium)
					.wording(Wording.TURBO)
					.cannot("It only listens to unnamed events.", NAMED, STOPS_AT_EVENT)
					.sendsNoCookies());
	}

	private static Client script(String id, String title, Supplier<Host> chromium) {
		return Client.of(id, BROWSER, title, chromium);
	}

	private static Client markup(String id, String title, Supplier<Host> chromium) {
		return Client.of(id, MARKUP, title, chromium).wording(Wording.HTML);
	}

}
