package io.github.sseboot.clients;

import java.util.List;

import com.launchdarkly.eventsource.EventSource;

import static io.github.sseboot.clients.Scenario.CORS;
import static io.github.sseboot.clients.Scenario.ENDED;
import static io.github.sseboot.clients.Scenario.REFUSED;
import static io.github.sseboot.clients.Scenario.RESUMES;
import static io.github.sseboot.clients.Scenario.STOPS;
import static io.github.sseboot.clients.Scenario.STOPS_AT_EVENT;

/**
 * Clients for the JVM, and for the command line.
 */
final class JvmClients {

	private static final String NO_ORIGIN = "It is in no page, so there is no other origin.";

	private JvmClients() {
	}

	static List<Client> all() {
		return List.of(client("own", "JVM", "`SseEventSource` of this project", new OwnClientHost()),
				client("okhttp-eventsource", "JVM", "`okhttp-eventsource` " + okHttpVersion(), new OkHttpHost())
					.cannot("It takes 204 for an empty stream and comes back.", STOPS),
				client("web-client", "JVM", "Spring's `WebClient`", new WebClientHost())
					.note("Coming back with the last id, and taking 204 for the end, is up to the application."),
				client("curl", "Command line", "`curl --no-buffer`", new CurlHost()).takesTheEndForGood()
					.cannot("It makes one request; its output is the stream.", ENDED, RESUMES, STOPS_AT_EVENT,
							REFUSED));
	}

	private static Client client(String id, String kind, String title, Host host) {
		return Client.of(id, kind, title, () -> host).cannot(NO_ORIGIN, CORS);
	}

	private static String okHttpVersion() {
		String jar = EventSource.class.getProtectionDomain().getCodeSource().getLocation().getPath();
		return jar.replaceAll(".*okhttp-eventsource-(.*)\\.jar", "$1");
	}

}
