package io.github.sseboot.clients;

import java.util.List;
import java.util.function.Supplier;

import static io.github.sseboot.clients.Scenario.CORS;
import static io.github.sseboot.clients.Scenario.NAMED;
import static io.github.sseboot.clients.Scenario.REFUSED;
import static io.github.sseboot.clients.Scenario.RESUMES;
import static io.github.sseboot.clients.Scenario.STOPS_AT_204;

/**
 * Clients that are libraries for node.
 */
final class NodeClients {

	private static final String NO_ORIGIN = "It is in no page, so there is no other origin.";

	private NodeClients() {
	}

	static List<Client> all(Supplier<Host> node) {
		return List.of(library("eventsource-1", "eventsource", node), library("eventsource-2", "eventsource", node),
				library("eventsource-4", "eventsource", node), library("eventsource-5", "eventsource", node),
				Client
					.of("yaffle-node", "Node",
							"`event-source-polyfill` " + NpmPackages.version("event-source-polyfill"), node)
					.cannot(NO_ORIGIN, CORS)
					.cannot("It fails at the missing body of a 204 and comes back.", STOPS_AT_204),
				library("undici", "undici", node), library("eventsource-client", "eventsource-client", node),
				library("eventsource-parser", "eventsource-parser", node)
					.cannot("It parses; coming back is up to the application.", RESUMES, STOPS_AT_204, REFUSED),
				answers("ai-sdk", "AI SDK (`ai`) " + NpmPackages.version("ai"), node).wording(Wording.AI_SDK),
				answers("openai", "`openai` " + NpmPackages.version("openai"), node).wording(Wording.OPENAI));
	}

	private static Client library(String id, String name, Supplier<Host> node) {
		return Client.of(id, "Node", "`" + name + "` " + NpmPackages.version(id), node).cannot(NO_ORIGIN, CORS);
	}

	/**
	 * Clients that ask for one answer with POST and read it to its end.
	 */
	private static Client answers(String id, String title, Supplier<Host> node) {
		return Client.of(id, "Node", title, node)
			.endpoint(DataOnlyDialect.NAME)
			.cannot(NO_ORIGIN, CORS)
			.cannot("It only reads data.", NAMED)
			.cannot("It asks once, with POST, and does not come back.", RESUMES, STOPS_AT_204, REFUSED);
	}

}
