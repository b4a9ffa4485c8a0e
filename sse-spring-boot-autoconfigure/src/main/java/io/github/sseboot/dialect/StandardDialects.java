package io.github.sseboot.dialect;

import java.util.List;
import java.util.Optional;

import io.github.sseboot.core.wire.Dialect;

/**
 * The dialects that applications need not bring.
 *
 * @since 1.0.0
 */
public final class StandardDialects {

	private static final List<Dialect> ALL = List.of(new PlainDialect(), new SharedDialect(), new HtmxDialect(),
			new TurboDialect(), new DatastarDialect(), new AiSdkDialect(), new OpenAiDialect(), new McpDialect());

	private StandardDialects() {
	}

	/**
	 * Find a dialect.
	 * @param name the name by which endpoints choose it
	 * @return the dialect, or nothing if there is none of this name
	 */
	public static Optional<Dialect> find(String name) {
		return ALL.stream().filter((dialect) -> dialect.name().equals(name)).findFirst();
	}

	/**
	 * The names of all.
	 * @return the names
	 */
	public static List<String> names() {
		return ALL.stream().map(Dialect::name).toList();
	}

}
