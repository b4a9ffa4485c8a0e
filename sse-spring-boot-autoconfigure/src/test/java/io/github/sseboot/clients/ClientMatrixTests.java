package io.github.sseboot.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
		Outcomes outcomes = matrix.run(ClientsServer.Tomcat.class, ThreadLocalRandom.current().nextLong());
		return Stream.concat(outcomes.tests(matrix),
				Stream.of(DynamicTest.dynamicTest("The page says what was seen", () -> comparePage(outcomes))));
	}

	private static void comparePage(Outcomes outcomes) throws IOException {
		String seen = ClientsPage.write(matrix.clients(), outcomes);
		Path written = NpmPackages.DIRECTORY.resolveSibling("clients.md");
		Files.writeString(written, seen);
		assertThat(NpmPackages.SOURCES.resolve("../../../../docs/clients.md"))
			.as("docs/clients.md must say what was seen; if that is as it should be: cp %s docs/clients.md",
					Path.of("").toAbsolutePath().getParent().relativize(written))
			.hasContent(seen);
	}

}
