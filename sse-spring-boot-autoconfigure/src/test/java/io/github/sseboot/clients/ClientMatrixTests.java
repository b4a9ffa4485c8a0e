package io.github.sseboot.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each cell of the table in {@code docs/clients.md}, on Tomcat; and the page itself.
 */
@Tag("slow")
class ClientMatrixTests {

	private static final Map<Client, Set<Scenario>> failed = new HashMap<>();

	private static Hosts hosts;

	private static ClientMatrix matrix;

	@BeforeAll
	static void start() throws Exception {
		hosts = Hosts.startOrSkip();
		matrix = ClientMatrix.of(hosts);
	}

	@AfterAll
	static void stop() throws Exception {
		if (hosts != null) {
			hosts.close();
		}
	}

	@TestFactory
	Stream<DynamicNode> everyClientDoesWhatItCan() {
		return Stream.concat(Stream.of(Scenario.values()).map(ClientMatrixTests::scenario),
				Stream.of(DynamicTest.dynamicTest("The page says what was seen", ClientMatrixTests::comparePage)));
	}

	/**
	 * What is below a scenario is asked for when it is its turn.
	 */
	private static DynamicNode scenario(Scenario scenario) {
		return DynamicContainer.dynamicContainer(scenario.column(),
				Stream.of(scenario).flatMap(ClientMatrixTests::run));
	}

	private static Stream<DynamicNode> run(Scenario scenario) {
		Map<Client, CompletableFuture<Void>> results = matrix.run(scenario, ClientsServer.Tomcat.class,
				ThreadLocalRandom.current().nextLong());
		results.forEach((client, result) -> {
			if (result.isCompletedExceptionally()) {
				failed.computeIfAbsent(client, (key) -> EnumSet.noneOf(Scenario.class)).add(scenario);
			}
		});
		return ClientMatrix.tests(results);
	}

	private static void comparePage() throws IOException {
		String seen = ClientsPage.write(matrix.clients(), failed);
		Path written = NpmPackages.DIRECTORY.resolveSibling("clients.md");
		Files.writeString(written, seen);
		assertThat(NpmPackages.SOURCES.resolve("../../../../docs/clients.md"))
			.as("docs/clients.md must say what was seen; if that is as it should be: cp %s docs/clients.md",
					Path.of("").toAbsolutePath().getParent().relativize(written))
			.hasContent(seen);
	}

}
