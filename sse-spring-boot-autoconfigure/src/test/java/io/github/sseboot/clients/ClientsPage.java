package io.github.sseboot.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code docs/clients.md} from what was seen. A cell is what a test found, or that
 * the client cannot do it by nature; then the reason is below the table.
 */
final class ClientsPage {

	private static final String HEAD = """
			# Clients

			"Does it work with X?" - every cell of this table is a test that runs the client itself, unmodified, against a
			server on Tomcat (`ClientMatrixTests`), and this page is written from what was seen. Heartbeats come every 200 ms
			meanwhile. What a client *needs* is the [dialect](dialects.md) of its endpoint, and properties that are not set by
			default: its row was run with exactly that. A number instead of a *yes* leads to the reason why the client cannot do
			that, which no server can change.

			""";

	private static final String SERVER = """

			## What the server does for them

			* One event is one write and one flush, lines end with LF only, a blank follows each colon, and the fields come in
			  the order event, id, retry, data: polyfills that parse piece by piece, or split at `"data: "`, read it too.
			* An event without data has an empty `data:` line, so that triggers fire. A heartbeat is a comment without a blank
			  line, which no client takes for an event.
			* The content type is `text/event-stream;charset=UTF-8` in lower case, whatever `Accept` says; no `Accept` is
			  refused.
			* Ids have letters, digits, `-` and `_` only, so they never cause a preflight. The last id is read from the header
			  `Last-Event-ID`, as UTF-8, or from the parameters `lastEventId` and `evs_last_event_id`. Parameters against caches
			  are ignored.
			* A stream that is over for good ends with the event `sse.close`, and who comes back gets 204: most clients obey one
			  of the two. For others the dialect has something to say instead of 204.
			* A client that cannot be served now gets 200, `retry:` and the end, not 503, after which most never come back. For
			  clients that take an end for the end of all, such as Datastar, the response breaks off instead.
			* Clients that see a response only when it has ended are served if `sse.long-poll.enabled` is set.
			* Endpoints take POST where they say so. Other origins are allowed by Spring MVC's own CORS support.
			""";

	private final StringBuilder page = new StringBuilder(HEAD);

	private final Map<String, Integer> reasons = new LinkedHashMap<>();

	private ClientsPage() {
	}

	/**
	 * The page.
	 * @param clients the clients, in the order of the table
	 * @param outcomes how each client fared
	 */
	static String write(List<Client> clients, Outcomes outcomes) {
		ClientsPage page = new ClientsPage();
		clients.stream()
			.map(Client::kind)
			.distinct()
			.forEach((kind) -> page.table(kind,
					clients.stream().filter((client) -> client.kind().equals(kind)).toList(), outcomes));
		page.meanings();
		page.reasons();
		page.notes(clients);
		return page.page.append(SERVER).toString();
	}

	private void table(String kind, List<Client> clients, Outcomes outcomes) {
		row(Stream.concat(Stream.of(kind, "needs"), Stream.of(Scenario.values()).map(Scenario::column)));
		row(Stream.concat(Stream.of("---", "---"), Stream.of(Scenario.values()).map((scenario) -> ":-:")));
		for (Client client : clients) {
			row(Stream.concat(Stream.of(client.title(), needs(client)),
					Stream.of(Scenario.values()).map((scenario) -> cell(client, scenario, outcomes))));
		}
		this.page.append('\n');
	}

	/**
	 * The dialect of its endpoint, and what else has to be set.
	 */
	private static String needs(Client client) {
		return Stream.concat(Stream.of(client.dialect()), client.settings().stream())
			.map((word) -> "`" + word + "`")
			.collect(Collectors.joining(", "));
	}

	private String cell(Client client, Scenario scenario, Outcomes outcomes) {
		String reason = client.limits().get(scenario);
		if (reason != null) {
			return "(" + this.reasons.computeIfAbsent(reason, (key) -> this.reasons.size() + 1) + ")";
		}
		return outcomes.failed(scenario, client) ? "**no**" : "yes";
	}

	private void row(Stream<String> cells) {
		this.page.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
	}

	private void meanings() {
		this.page.append("## What is tried\n\n");
		for (Scenario scenario : Scenario.values()) {
			this.page.append("* **").append(scenario.column()).append("**: ").append(scenario.meaning()).append('\n');
		}
	}

	private void reasons() {
		this.page.append("\n## What a client cannot do by nature\n\n");
		List<String> all = new ArrayList<>(this.reasons.keySet());
		for (int i = 0; i < all.size(); i++) {
			this.page.append(i + 1).append(". ").append(all.get(i)).append('\n');
		}
	}

	private void notes(List<Client> clients) {
		this.page.append("\n## Good to know\n\n");
		for (Client client : clients) {
			List<String> notes = new ArrayList<>(client.notes());
			if (client.credentials() == Client.Credentials.NONE) {
				notes.add("Sends no cookies to other origins.");
			}
			if (!notes.isEmpty()) {
				this.page.append("* ").append(client.title()).append(": ").append(String.join(" ", notes)).append('\n');
			}
		}
	}

}
