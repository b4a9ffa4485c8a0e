package io.github.sseboot.clients;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Each cell of the table in {@code docs/clients.md}, on Tomcat.
 */
@Tag("slow")
class ClientMatrixTests {

	private static Hosts hosts;

	@BeforeAll
	static void start() throws Exception {
		hosts = Hosts.startOrSkip();
	}

	@AfterAll
	static void stop() throws Exception {
		if (hosts != null) {
			hosts.close();
		}
	}

	@TestFactory
	Stream<DynamicNode> opens() throws Exception {
		return run(Scenario.OPENS);
	}

	@TestFactory
	Stream<DynamicNode> hearsNamedEvents() throws Exception {
		return run(Scenario.NAMED);
	}

	@TestFactory
	Stream<DynamicNode> readsAnyText() throws Exception {
		return run(Scenario.DATA);
	}

	@TestFactory
	Stream<DynamicNode> resumesWithoutLossOrDouble() throws Exception {
		return run(Scenario.RESUMES);
	}

	@TestFactory
	Stream<DynamicNode> stopsAt204() throws Exception {
		return run(Scenario.STOPS_AT_204);
	}

	@TestFactory
	Stream<DynamicNode> stopsAtTheEventThatClosesForGood() throws Exception {
		return run(Scenario.STOPS_AT_EVENT);
	}

	@TestFactory
	Stream<DynamicNode> comesBackAfterARefusal() throws Exception {
		return run(Scenario.REFUSED);
	}

	@TestFactory
	Stream<DynamicNode> worksFromAnotherOrigin() throws Exception {
		return run(Scenario.CORS);
	}

	@TestFactory
	Stream<DynamicNode> noticesNoHeartbeat() throws Exception {
		return run(Scenario.HEARTBEAT);
	}

	private static Stream<DynamicNode> run(Scenario scenario) throws Exception {
		Map<Client, CompletableFuture<Void>> results = ClientMatrix.of(hosts)
			.run(scenario, ClientsServer.Tomcat.class, ThreadLocalRandom.current().nextLong());
		return results.entrySet().stream().map((result) -> test(result.getKey(), result.getValue()));
	}

	static DynamicNode test(Client client, CompletableFuture<Void> result) {
		return DynamicTest.dynamicTest(client.title(), () -> {
			try {
				result.join();
			}
			catch (CompletionException ex) {
				throw ex.getCause();
			}
		});
	}

}
