package io.github.sseboot.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.PlainDialect;
import io.github.sseboot.dialect.StandardDialects;

/**
 * The dialects in use: those of the application, and of ours those that are chosen. The
 * default one is the first.
 *
 * @param all the dialects
 */
record SseDialects(List<Dialect> all) {

	SseDialects {
		all = List.copyOf(all);
	}

	/**
	 * Find the dialects in use.
	 * @param beans the dialects that are beans
	 * @param fallback the one of endpoints that choose none, from {@code sse.dialect}
	 * @param chosen those that endpoints choose
	 */
	static SseDialects of(List<Dialect> beans, String fallback, Set<String> chosen) {
		Map<String, Dialect> byName = byName(beans);
		Set<String> wanted = new LinkedHashSet<>(chosen);
		wanted.add(fallback);
		if (byName.get(PlainDialect.NAME) instanceof PlainDialect && !wanted.contains(PlainDialect.NAME)) {
			byName.remove(PlainDialect.NAME);
		}
		wanted.forEach((name) -> StandardDialects.find(name).ifPresent((dialect) -> byName.putIfAbsent(name, dialect)));
		Dialect first = byName.remove(fallback);
		if (first == null) {
			Set<String> known = new LinkedHashSet<>(StandardDialects.names());
			known.addAll(byName.keySet());
			throw PropertyCheck.wrong("sse.dialect", fallback, "there is no dialect of this name",
					"Set 'sse.dialect' to one of %s, or add a bean of type Dialect with this name.".formatted(known));
		}
		List<Dialect> all = new ArrayList<>(List.of(first));
		all.addAll(byName.values());
		return new SseDialects(all);
	}

	private static Map<String, Dialect> byName(List<Dialect> beans) {
		Map<String, Dialect> byName = new LinkedHashMap<>();
		for (Dialect dialect : beans) {
			Dialect other = byName.put(dialect.name(), dialect);
			if (other != null) {
				throw new FailureAnalyzedException(
						"Two dialects have the name '%s': %s and %s.".formatted(dialect.name(),
								other.getClass().getName(), dialect.getClass().getName()),
						"Give one of them another name. To replace the plain dialect, call your bean 'ssePlainDialect'.");
			}
		}
		return byName;
	}

}
