package io.github.sseboot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.unit.DataSize;

/**
 * Stops the start when a property has a value that cannot work, and says which, what it
 * is, and what is allowed.
 */
final class PropertyCheck {

	private PropertyCheck() {
	}

	static int atLeast(String property, int value, int minimum) {
		if (value < minimum) {
			throw wrong(property, value, "must be at least " + minimum);
		}
		return value;
	}

	static Duration notNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw wrong(property, text(value), "must not be negative");
		}
		return value;
	}

	static Duration atLeast(String property, Duration value, Duration minimum) {
		if (value.compareTo(minimum) < 0) {
			throw wrong(property, text(value), "must be at least " + text(minimum));
		}
		return value;
	}

	static Duration zeroOrAtLeast(String property, Duration value, Duration minimum) {
		return value.isZero() ? value : atLeast(property, value, minimum);
	}

	static Duration atMost(String property, Duration value, Duration maximum) {
		if (value.compareTo(maximum) > 0) {
			throw wrong(property, text(value), "must be at most " + text(maximum));
		}
		return value;
	}

	static long atLeast(String property, DataSize value, DataSize minimum) {
		if (value.compareTo(minimum) < 0) {
			throw wrong(property, value, "must be at least " + minimum);
		}
		return value.toBytes();
	}

	static FailureAnalyzedException wrong(String property, @Nullable Object value, String problem) {
		return new FailureAnalyzedException(
				"Property '%s' has the value '%s', but %s.".formatted(property, value, problem),
				"Change the value of '%s', or remove it to use the default.".formatted(property));
	}

	private static String text(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
	}

}
