package io.github.sseboot.documentation;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import io.github.sseboot.support.OnServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * The page about testing: its examples together are an application and its tests, which
 * are run.
 */
@Tag("slow")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TestingPageTests {

	private static final Path PAGE = Snippet.root().resolve("docs/testing.md");

	private static final String EXCLUDE = "spring.autoconfigure.exclude";

	@TempDir
	private Path output;

	@ParameterizedTest
	@EnumSource
	void allTestsOfThePagePass(OnServer server) throws Exception {
		TestExecutionSummary summary = run(page(), server);
		assertThat(summary.getFailures()).extracting(
				(failure) -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException().getMessage())
			.isEmpty();
		assertThat(summary.getTestsSucceededCount()).isEqualTo(page().split("@Test\\b", -1).length - 1).isPositive();
	}

	@Test
	void aWrongExampleFails() throws Exception {
		String wrong = page().replace("hasName(\"paid\")", "hasName(\"refunded\")");
		assertThat(run(wrong, OnServer.TOMCAT).getTestsFailedCount()).isEqualTo(2);
	}

	private TestExecutionSummary run(String code, OnServer server) throws Exception {
		assertThat(SnippetCompiler.problemsOfPage(code, this.output)).isEmpty();
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		System.setProperty(EXCLUDE, server.excluded());
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.output.toUri().toURL() }, before)) {
			Thread.currentThread().setContextClassLoader(loader);
			SummaryGeneratingListener listener = new SummaryGeneratingListener();
			LauncherFactory.create().execute(request(loader), listener);
			return listener.getSummary();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
			System.clearProperty(EXCLUDE);
		}
	}

	private LauncherDiscoveryRequest request(ClassLoader loader) throws Exception {
		LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
		try (var files = Files.walk(this.output)) {
			for (Path file : files.filter((path) -> path.toString().endsWith("Tests.class")).toList()) {
				String name = this.output.relativize(file).toString().replace('/', '.').replace(".class", "");
				request.selectors(selectClass(loader.loadClass(name)));
			}
		}
		return request.build();
	}

	private static String page() throws Exception {
		List<Snippet> snippets = Snippet.all("java");
		return snippets.stream()
			.filter((snippet) -> snippet.page().equals(PAGE))
			.map(Snippet::code)
			.collect(Collectors.joining("\n"));
	}

}
