package io.github.sseboot.architecture;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words, the engine SPI and core compile with nothing but JSpecify on the class path.
 */
class CoreCompilesAloneTests {

	private static final Path SOURCES = Path.of("src/main/java/io/github/sseboot");

	@TempDir
	private Path classes;

	@Test
	void withNothingButJSpecify() throws Exception {
		assertThat(compile(List.of())).isEmpty();
	}

	@Test
	void anythingElseDoesNotCompile() throws Exception {
		assertThat(compile(List.of(new Planted("io.github.sseboot.core.wire", "WireKnowsSpring",
				"org.springframework.core.io.Resource resource;"))))
			.contains("WireKnowsSpring.java")
			.contains("package org.springframework.core.io does not exist");
	}

	@Test
	void outerRingsAreNotThere() throws Exception {
		assertThat(compile(List.of(new Planted("io.github.sseboot.core", "CoreKnowsWiring",
				"io.github.sseboot.autoconfigure.SseAutoConfiguration wiring;"))))
			.contains("package io.github.sseboot.autoconfigure does not exist");
	}

	private String compile(List<JavaFileObject> planted) throws Exception {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter complaints = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			List<JavaFileObject> sources = new ArrayList<>(planted);
			files.getJavaFileObjectsFromPaths(sources()).forEach(sources::add);
			compiler.getTask(complaints, files, null, options(), null, sources).call();
		}
		return complaints.toString();
	}

	private List<String> options() throws Exception {
		Path jspecify = Path.of(NullMarked.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		return List.of("--release", "17", "-proc:none", "-classpath", jspecify.toString(), "-sourcepath", "", "-d",
				this.classes.toString());
	}

	private static Collection<Path> sources() throws IOException {
		try (Stream<Path> words = Files.list(SOURCES);
				Stream<Path> engine = Files.list(SOURCES.resolve("engine"));
				Stream<Path> core = Files.walk(SOURCES.resolve("core"))) {
			return Stream.of(words, engine, core)
				.flatMap((paths) -> paths)
				.filter((path) -> path.toString().endsWith(".java"))
				.toList();
		}
	}

	/**
	 * A class with one field.
	 */
	private static final class Planted extends SimpleJavaFileObject {

		private final String source;

		Planted(String packageName, String name, String field) {
			super(URI.create("planted:///" + name + ".java"), Kind.SOURCE);
			this.source = "package %s; class %s { %s }".formatted(packageName, name, field);
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.source;
		}

	}

}
