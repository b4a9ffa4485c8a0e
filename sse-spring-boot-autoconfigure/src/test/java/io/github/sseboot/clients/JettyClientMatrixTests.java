package io.github.sseboot.clients;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
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
		return Stream.of(Scenario.NAMED, Scenario.RESUMES, Scenario.STOPS_AT_204, Scenario.REFUSED, Scenario.CORS)
			.map((scenario) -> DynamicContainer.dynamicContainer(scenario.column(),
					Stream.of(scenario).flatMap(JettyClientMatrixTests::run)));
	}

	private static Stream<DynamicNode> run(Scenario scenario) {
		return ClientMatrix.tests(ClientMatrix.of(hosts)
			.only("native", "yaffle", "remy", "htmx-4", "fetch-event-source", "eventsource-2", "eventsource-5",
					"web-client", "curl")
			.run(scenario, ClientsServer.Jetty.class, ThreadLocalRandom.current().nextLong()));
	}

}
