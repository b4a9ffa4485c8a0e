package io.github.sseboot.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.unit.DataSize;

/**
 * Stops the start when a property has a value that cannot work, and says which, what it
 * is, and what is allowed.
 */
final class PropertyCheck {

	/** Beyond what anybody means, and well within what fits into nanoseconds. */
	private static final Duration LONGEST = Duration.ofDays(36500);

	private static final Map<String, Duration> DURATION_UNITS = new LinkedHashMap<>();

	private static final Map<String, Long> SIZE_UNITS = new LinkedHashMap<>();

	static {
		DURATION_UNITS.put("d", Duration.ofDays(1));
		DURATION_UNITS.put("h", Duration.ofHours(1));
		DURATION_UNITS.put("m", Duration.ofMinutes(1));
		DURATION_UNITS.put("s", Duration.ofSeconds(1));
		DURATION_UNITS.put("ms", Duration.ofMillis(1));
		DURATION_UNITS.put("us", Duration.ofNanos(1000));
		SIZE_UNITS.put("GB", 1L << 30);
		SIZE_UNITS.put("MB", 1L << 20);
		SIZE_UNITS.put("KB", 1L << 10);
	}

	private PropertyCheck() {
	}

	static int between(String property, int value, int minimum, int maximum) {
		atLeast(property, value, minimum);
		if (value > maximum) {
			throw wrong(property, value, "must be at most " + maximum);
		}
		return value;
	}

	static int atLeast(String property, int value, int minimum) {
		if (value < minimum) {
			throw wrong(property, value, "must be at least " + minimum);
		}
		return value;
	}

	static Duration atLeast(String property, Duration value, Duration minimum) {
		return between(property, value, minimum, LONGEST);
	}

	static Duration between(String property, Duration value, Duration minimum, Duration maximum) {
		if (value.compareTo(minimum) < 0) {
			throw wrong(property, text(value),
					minimum.isZero() ? "must not be negative" : "must be at least " + text(minimum));
		}
		if (value.compareTo(maximum) > 0) {
			throw wrong(property, text(value), "must be at most " + text(maximum));
		}
		return value;
	}

	static Duration zeroOrBetween(String property, Duration value, Duration minimum, Duration maximum) {
		if (value.isZero()) {
			return value;
		}
		if (value.compareTo(minimum) < 0) {
			throw wrong(property, text(value), "must be 0 or at least " + text(minimum));
		}
		return between(property, value, minimum, maximum);
	}

	static long atLeast(String property, DataSize value, DataSize minimum) {
		if (value.compareTo(minimum) < 0) {
			throw wrong(property, text(value), "must be at least " + text(minimum));
		}
		return value.toBytes();
	}

	static long between(String property, DataSize value, DataSize minimum, DataSize maximum) {
		atLeast(property, value, minimum);
		if (value.compareTo(maximum) > 0) {
			throw wrong(property, text(value), "must be at most " + text(maximum));
		}
		return value.toBytes();
	}

	static FailureAnalyzedException wrong(String property, Object value, String problem) {
		return wrong(property, value, problem,
				"Change the value of '%s', or remove it to use the default.".formatted(property));
	}

	static FailureAnalyzedException wrong(String property, @Nullable Object value, String problem, String action) {
		String is = (value != null) ? "has the value '%s'".formatted(value) : "has no value";
		return new FailureAnalyzedException("Property '%s' %s, but %s.".formatted(property, is, problem), action);
	}

	static String text(Duration duration) {
		for (Map.Entry<String, Duration> unit : DURATION_UNITS.entrySet()) {
			long count = duration.dividedBy(unit.getValue());
			if (count != 0 && unit.getValue().multipliedBy(count).equals(duration)) {
				return count + unit.getKey();
			}
		}
		return duration.isZero() ? "0s" : duration.toString();
	}

	static String text(DataSize size) {
		for (Map.Entry<String, Long> unit : SIZE_UNITS.entrySet()) {
			if (size.toBytes() != 0 && size.toBytes() % unit.getValue() == 0) {
				return size.toBytes() / unit.getValue() + unit.getKey();
			}
		}
		return size.toString();
	}

}
