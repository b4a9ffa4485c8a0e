package io.github.sseboot.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types of {@code /sse/client.js}, by the compiler of TypeScript.
 */
@Tag("slow")
class TypesTests {

	private static final Path MODULE = Path.of("src/main/resources/META-INF/resources/sse/client.d.ts");

	/**
	 * Or skip them without npm: CI installs it and fails when a test is skipped.
	 */
	@BeforeAll
	static void install() throws IOException, InterruptedException {
		List<String> missing = NpmPackages.missing("node", "npm");
		Assumptions.assumeTrue(missing.isEmpty(), () -> "The types were not compiled: install " + missing);
		NpmPackages.install();
		Files.copy(MODULE, NpmPackages.DIRECTORY.resolve("client.d.ts"), StandardCopyOption.REPLACE_EXISTING);
	}

	@Test
	void whatAPageInTypeScriptWritesIsCompiled() throws IOException, InterruptedException {
		assertThat(compile("types.ts")).isEmpty();
	}

	private static String compile(String file) throws IOException, InterruptedException {
		List<String> command = List.of("node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--target",
				"es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", "--typeRoots",
				"none", file);
		Process compiler = new ProcessBuilder(command).directory(NpmPackages.DIRECTORY.toFile())
			.redirectErrorStream(true)
			.start();
		String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return (compiler.waitFor() != 0 && said.isEmpty()) ? "failed" : said;
	}

}
