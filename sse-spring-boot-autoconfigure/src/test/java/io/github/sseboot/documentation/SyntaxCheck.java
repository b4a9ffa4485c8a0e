package io.github.sseboot.documentation;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.util.JavacTask;

/**
 * Parses a snippet whose types are not on the class path.
 */
final class SyntaxCheck {

	private SyntaxCheck() {
	}

	/**
	 * What the compiler has to say against the syntax, empty for nothing.
	 */
	static String problems(String code) throws IOException {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Snippet.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return code;
			}

		};
		JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
			.getTask(null, null, diagnostics, List.of("-proc:none"), null, List.of(source));
		task.parse();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> "line %d: %s".formatted(diagnostic.getLineNumber(),
					diagnostic.getMessage(Locale.ENGLISH)))
			.collect(Collectors.joining("\n"));
	}

}
