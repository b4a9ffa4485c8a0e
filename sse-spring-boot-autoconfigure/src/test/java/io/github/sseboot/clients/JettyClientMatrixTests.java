package io.github.sseboot.clients;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Some clients, one of each way to read a response, and what is most likely to differ, on
 * Jetty.
 */
@Tag("slow")
class JettyClientMatrixTests {

	private static Hosts hosts;

	@BeforeAll
	static void start() throws Exception {
		hosts = Hosts.startOrSkip();
	}

	@AfterAll
	static void stop() {
		if (hosts != null) {
			hosts.close();
		}
	}

	@TestFactory
	Stream<DynamicNode> someClientsDoWhatTheyCan() {
		ClientMatrix matrix = ClientMatrix.of(hosts)
			.only("ours", "native", "yaffle", "remy", "jquery-polling", "htmx-4", "datastar", "fetch-event-source",
					"eventsource-2", "eventsource-5", "mcp", "web-client", "curl");
		return matrix.run(ClientsServer.Jetty.class, ThreadLocalRandom.current().nextLong()).tests(matrix);
	}

}
