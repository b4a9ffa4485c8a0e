package io.github.sseboot.clients;

import java.util.List;
import java.util.function.Supplier;

import io.github.sseboot.dialect.AiSdkDialect;
import io.github.sseboot.dialect.McpDialect;
import io.github.sseboot.dialect.OpenAiDialect;

import static io.github.sseboot.clients.Scenario.CORS;
import static io.github.sseboot.clients.Scenario.DATA;
import static io.github.sseboot.clients.Scenario.ENDED;
import static io.github.sseboot.clients.Scenario.NAMED;
import static io.github.sseboot.clients.Scenario.REFUSED;
import static io.github.sseboot.clients.Scenario.RESUMES;
import static io.github.sseboot.clients.Scenario.STOPS;
import static io.github.sseboot.clients.Scenario.STOPS_AT_EVENT;

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
					.cannot("It fails at the missing body of a 204 and comes back.", STOPS),
				library("undici", "undici", node), library("eventsource-client", "eventsource-client", node),
				library("eventsource-parser", "eventsource-parser", node).takesTheEndForGood()
					.cannot("It parses; coming back is up to the application.", ENDED, RESUMES, REFUSED),
				library("launchdarkly-eventsource", "launchdarkly-eventsource", node), eventSourcePlus(node),
				answers("ai-sdk", "AI SDK (`ai`) " + NpmPackages.version("ai"), node).speaks(AiSdkDialect.NAME,
						Wording.AI_SDK),
				answers("openai", "`openai` " + NpmPackages.version("openai"), node).speaks(OpenAiDialect.NAME,
						Wording.OPENAI),
				mcp(node));
	}

	private static Client eventSourcePlus(Supplier<Host> node) {
		return library("event-source-plus", "event-source-plus", node)
			.cannot("Of several lines it keeps the last one, without blanks around it.", DATA)
			.note("It comes back after 2 ms, and when it fails after twice as long each time, whatever `retry:` says: see "
					+ "`sse.limits.reconnects`. To stop at 204, `onResponse` has to abort it.");
	}

	private static Client mcp(Supplier<Host> node) {
		String name = "@modelcontextprotocol/sdk";
		return Client.of("mcp", "Node", "`" + name + "` " + NpmPackages.version(name), node)
			.speaks(McpDialect.NAME, Wording.MCP)
			.cannot(NO_ORIGIN, CORS)
			.cannot("It only reads data.", NAMED, STOPS_AT_EVENT)
			.note("Its stream is the GET of Streamable HTTP, which begins with the priming event. It gives up after two "
					+ "attempts unless it is given more `maxRetries`.");
	}

	private static Client library(String id, String name, Supplier<Host> node) {
		return Client.of(id, "Node", "`" + name + "` " + NpmPackages.version(id), node).cannot(NO_ORIGIN, CORS);
	}

	/**
	 * Clients that ask for one answer with POST and read it to its end.
	 */
	private static Client answers(String id, String title, Supplier<Host> node) {
		return Client.of(id, "Node", title, node)
			.takesTheEndForGood()
			.cannot(NO_ORIGIN, CORS)
			.cannot("It only reads data.", NAMED)
			.cannot("It asks once, with POST, and does not come back.", ENDED, RESUMES, REFUSED);
	}

}
