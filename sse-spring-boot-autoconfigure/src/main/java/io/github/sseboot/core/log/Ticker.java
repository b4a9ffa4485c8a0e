package io.github.sseboot.core.log;

/**
 * Where time comes from, so that tests can make it.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface Ticker {

	/**
	 * A time that only grows, from an arbitrary origin.
	 * @return nanoseconds
	 */
	long nanos();

}
