package io.github.sseboot.clients;

import java.util.List;
import java.util.function.Supplier;

import io.github.sseboot.dialect.DatastarDialect;
import io.github.sseboot.dialect.HtmxDialect;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.dialect.SharedDialect;
import io.github.sseboot.dialect.TurboDialect;

import static io.github.sseboot.clients.Scenario.NAMED;
import static io.github.sseboot.clients.Scenario.REFUSED;
import static io.github.sseboot.clients.Scenario.RESUMES;
import static io.github.sseboot.clients.Scenario.STOPS;
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
		return List.of(
				script("ours", "`/sse/client.js` of this project", chromium).speaks(SharedDialect.NAME, Wording.TEXT)
					.takesTheEndForGood()
					.sendsHeaders()
					.note("All tabs of a browser share its stream."),
				script("native", "`EventSource` of the browser", chromium),
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
					.cannot("It looks at no status and comes back until it is closed.", STOPS)
					.sendsNoCookies()
					.note("An event must arrive in one piece: keep events below 8 KB."),
				script("jquery-native", "`jquery.eventsource` (its behaviour)", chromium)
					.speaks(PlainDialect.NAME, Wording.JSON)
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
					.cannot("It takes 204 for a success and comes back.", STOPS)
					.note("Comes back with `autoReconnect: true` only."),
				script("reconnecting-eventsource",
						"`reconnecting-eventsource` " + NpmPackages.version("reconnecting-eventsource"), chromium)
					.cannot("It comes back after every status.", STOPS));
	}

	private static Client polling(Supplier<Host> chromium) {
		return script("jquery-polling", "`jquery.eventsource` without `EventSource` (its behaviour)", chromium)
			.speaks(PlainDialect.NAME, Wording.JSON)
			.needs("sse.long-poll.enabled=true")
			.cannot("It only listens to unnamed events.", NAMED, STOPS_AT_EVENT)
			.cannot("It comes back after every status below 300, and after nothing else.", RESUMES, STOPS, REFUSED)
			.sendsNoCookies()
			.note("It sees a response when that has ended; a cookie keeps its position, but not for other origins. "
					+ "All data must be JSON.");
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
					.note("Tell it `sse-close=\"sse.close\"`."),
				markup("htmx-4", "htmx " + NpmPackages.version("htmx-4") + " with `hx-sse`", chromium)
					.note("Tell it `hx-sse:close=\"sse.close\"`."),
				markup("datastar", "Datastar " + NpmPackages.version("@starfederation/datastar"), chromium)
					.speaks(DatastarDialect.NAME, Wording.DATASTAR)
					.takesTheEndForGood()
					.sendsHeaders()
					.cannot("The names are those of its protocol.", NAMED)
					.note("It takes the end of a response for the end of all, so responses after which it should come back "
							+ "break off. It gives up after ten returns unless it is given more `retryMaxCount`. "
							+ "The events of the dialect are those of Datastar 1.0, which is in no registry: the page "
							+ "hands them to this version, whose events have other names."),
				markup("turbo", "Turbo " + NpmPackages.version("@hotwired/turbo") + " `<turbo-stream-source>`",
						chromium)
					.speaks(TurboDialect.NAME, Wording.TURBO)
					.cannot("It only listens to unnamed events.", NAMED, STOPS_AT_EVENT)
					.sendsNoCookies());
	}

	private static Client script(String id, String title, Supplier<Host> chromium) {
		return Client.of(id, BROWSER, title, chromium);
	}

	private static Client markup(String id, String title, Supplier<Host> chromium) {
		return Client.of(id, MARKUP, title, chromium).speaks(HtmxDialect.NAME, Wording.HTML);
	}

}
