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
				"io.github.sseboot.dialect.*", "io.github.sseboot.engine.*", "io.github.sseboot.patch.*",
				"java.io.IOException", "java.nio.charset.*", "java.nio.file.*", "java.security.Principal",
				"java.util.*", "java.util.function.*", "java.util.stream.*", "org.springframework.context.annotation.*",
				"org.springframework.security.config.annotation.web.builders.*", "org.springframework.security.web.*",
				"org.springframework.web.cors.*", "org.springframework.web.servlet.config.annotation.*",
				"org.springframework.stereotype.*", "org.springframework.web.bind.annotation.*")
		.stream()
		.map((name) -> "import " + name + ";")
		.collect(Collectors.joining(" "));

	private SnippetCompiler() {
	}

	/**
	 * What the compiler has to say against the code, empty for nothing.
	 */
	static String problems(String code, Path output) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		List<String> options = List.of("-proc:none", "-d", output.toString(), "-classpath",
				System.getProperty("java.class.path"));
		JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Snippet.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return IMPORTS + " class Snippet {\n" + code + "}";
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
