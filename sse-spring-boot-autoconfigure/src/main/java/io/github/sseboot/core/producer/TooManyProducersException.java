package io.github.sseboot.core.producer;

/**
 * There run as many producers as there may.
 */
final class TooManyProducersException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManyProducersException() {
		super("There run as many producers as 'sse.limits.producers' allows");
	}

}
