package io.github.sseboot.webmvc;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.StringValueResolver;
import org.springframework.web.method.HandlerMethod;

import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.connection.Timing;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.StandardDialects;

/**
 * Reads the settings of an endpoint from its annotation.
 */
final class EndpointReader {

	/**
	 * After five minutes of silence Node.js's {@code fetch} gives a response up.
	 */
	private static final Duration LONGEST_HEARTBEAT = Duration.ofMinutes(5);

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private final List<Dialect> dialects;

	private final Timing timing;

	private StringValueResolver resolver = (text) -> text;

	EndpointReader(List<Dialect> dialects, Timing timing) {
		this.dialects = List.copyOf(dialects);
		this.timing = timing;
	}

	void setResolver(StringValueResolver resolver) {
		this.resolver = resolver;
	}

	Endpoint read(HandlerMethod method, SseEndpoint annotation) {
		Duration heartbeat = duration(method, "heartbeat", annotation.heartbeat(), this.timing.heartbeat());
		if (heartbeat.compareTo(LONGEST_HEARTBEAT) >= 0) {
			throw failure(method, "heartbeat", annotation.heartbeat(), "is too long",
					"Clients and proxies give a silent connection up. Use less than 5m, better less than 45s; the default is 15s.");
		}
		Duration maxAge = duration(method, "maxAge", annotation.maxAge(), this.timing.maxAge());
		return new Endpoint(dialect(method, annotation.dialect()), new Timing(heartbeat, maxAge, this.timing.retry()));
	}

	private Dialect dialect(HandlerMethod method, String value) {
		String name = resolve(method, "dialect", value);
		if (name.isEmpty()) {
			return this.dialects.get(0);
		}
		return this.dialects.stream()
			.filter((dialect) -> dialect.name().equals(name))
			.findFirst()
			.orElseThrow(() -> unknownDialect(method, value, name));
	}

	/**
	 * The dialects of endpoints that are there from the start are in use; others may come
	 * when events have been encoded already.
	 */
	private FailureAnalyzedException unknownDialect(HandlerMethod method, String value, String name) {
		Optional<Dialect> standard = StandardDialects.find(name);
		if (standard.isPresent()) {
			return failure(method, "dialect", value, "was in use by no endpoint when the application started",
					"Add a bean of type %s.".formatted(standard.get().getClass().getName()));
		}
		Set<String> known = new LinkedHashSet<>(StandardDialects.names());
		this.dialects.forEach((dialect) -> known.add(dialect.name()));
		return failure(method, "dialect", value, "is not known",
				"Use one of %s, or add a bean of type Dialect with this name.".formatted(known));
	}

	private Duration duration(HandlerMethod method, String attribute, String value, Duration fallback) {
		String text = resolve(method, attribute, value);
		if (text.isEmpty()) {
			return fallback;
		}
		Duration duration;
		try {
			duration = DurationStyle.detectAndParse(text);
		}
		catch (IllegalArgumentException ex) {
			throw failure(method, attribute, value, "is not a duration",
					"Write it like 15s, 5m or PT15S, or 0 for never.");
		}
		if (duration.isNegative() || (!duration.isZero() && duration.compareTo(SHORTEST) < 0)) {
			throw failure(method, attribute, value, "is too short", "Use at least 1s, or 0 for never.");
		}
		return duration;
	}

	private String resolve(HandlerMethod method, String attribute, String value) {
		try {
			String resolved = this.resolver.resolveStringValue(value);
			return (resolved != null) ? resolved.strip() : "";
		}
		catch (IllegalArgumentException ex) {
			throw failure(method, attribute, value, "has a placeholder that cannot be resolved",
					"Set the property, or give a default as in ${name:15s}.");
		}
	}

	private static FailureAnalyzedException failure(HandlerMethod method, String attribute, String value,
			String problem, String action) {
		return new FailureAnalyzedException(
				"@SseEndpoint on %s: %s \"%s\" %s.".formatted(EndpointCheck.name(method), attribute, value, problem),
				action);
	}

}
