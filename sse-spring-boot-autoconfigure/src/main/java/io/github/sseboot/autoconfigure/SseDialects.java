package io.github.sseboot.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.PlainDialect;

/**
 * The dialects of the application, the default one first.
 *
 * @param all the dialects
 */
record SseDialects(List<Dialect> all) {

	SseDialects {
		all = List.copyOf(all);
	}

	/**
	 * Endpoints that choose no dialect speak the plain one, or else the first.
	 */
	static SseDialects of(List<Dialect> dialects) {
		Map<String, Dialect> byName = new LinkedHashMap<>();
		for (Dialect dialect : dialects) {
			Dialect other = byName.put(dialect.name(), dialect);
			if (other != null) {
				throw new FailureAnalyzedException(
						"Two dialects have the name '%s': %s and %s.".formatted(dialect.name(),
								other.getClass().getName(), dialect.getClass().getName()),
						"Give one of them another name. To replace the plain dialect, call your bean 'ssePlainDialect'.");
			}
		}
		List<Dialect> all = new ArrayList<>(byName.values());
		all.sort((one, other) -> Boolean.compare(plain(other), plain(one)));
		return new SseDialects(all);
	}

	private static boolean plain(Dialect dialect) {
		return dialect.name().equals(PlainDialect.NAME);
	}

}
