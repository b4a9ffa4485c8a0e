package io.github.sseboot.documentation;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a snippet as if it stood in a file with the imports an IDE would add.
 */
final class SnippetCompiler {

	private static final String IMPORTS = List
		.of("io.github.sseboot.*", "io.github.sseboot.annotation.*", "io.github.sseboot.core.wire.*",
				"io.github.sseboot.dialect.*", "io.github.sseboot.engine.*", "io.github.sseboot.patch.*", "java.io.*",
				"java.nio.charset.*", "java.nio.file.*", "java.security.Principal", "java.time.*", "java.util.*",
				"java.util.concurrent.*", "java.util.function.*", "java.util.stream.*",
				"jakarta.servlet.http.HttpServletRequest", "org.springframework.context.ApplicationEventPublisher",
				"org.springframework.context.annotation.*", "org.springframework.http.*",
				"org.springframework.scheduling.annotation.*", "org.springframework.security.config.*",
				"org.springframework.security.config.annotation.web.builders.*", "org.springframework.security.web.*",
				"org.springframework.security.web.authentication.*", "org.springframework.stereotype.*",
				"org.springframework.transaction.annotation.*", "org.springframework.web.bind.annotation.*",
				"org.springframework.web.cors.*", "org.springframework.web.server.*",
				"org.springframework.web.servlet.config.annotation.*",
				"org.springframework.web.servlet.mvc.method.annotation.*")
		.stream()
		.map((name) -> "import " + name + ";")
		.collect(Collectors.joining(" "));

	/**
	 * What tests need besides.
	 */
	private static final String TEST_IMPORTS = List
		.of("io.github.sseboot.client.*", "io.github.sseboot.test.*", "java.net.URI", "java.time.Duration",
				"org.junit.jupiter.api.*", "org.springframework.beans.factory.annotation.*",
				"org.springframework.boot.autoconfigure.*", "org.springframework.boot.test.context.*",
				"org.springframework.boot.test.web.server.*", "org.springframework.boot.webmvc.test.autoconfigure.*",
				"static org.assertj.core.api.Assertions.*", "static org.awaitility.Awaitility.*")
		.stream()
		.map((name) -> "import " + name + ";")
		.collect(Collectors.joining(" "));

	private SnippetCompiler() {
	}

	/**
	 * What the compiler has to say against the code, empty for nothing.
	 */
	static String problems(String code, Path output) {
		return problemsOfFile(IMPORTS + " class Snippet {\n" + code + "}", output);
	}

	/**
	 * The same for classes that stand in one file.
	 */
	static String problemsOfPage(String code, Path output) {
		return problemsOfFile("package page; " + IMPORTS + " " + TEST_IMPORTS + "\n" + code, output);
	}

	private static String problemsOfFile(String file, Path output) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		List<String> options = List.of("-proc:none", "-parameters", "-d", output.toString(), "-classpath",
				System.getProperty("java.class.path"));
		JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Snippet.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return file;
			}

		};
		compiler.getTask(null, null, diagnostics, options, null, List.of(source)).call();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> "line %d: %s".formatted(diagnostic.getLineNumber() - 1,
					diagnostic.getMessage(Locale.ENGLISH)))
			.collect(Collectors.joining("\n"));
	}

}
