package io.github.sseboot;

/**
 * An event was not accepted because a bound would have been exceeded. Nothing was sent;
 * the message names the bound.
 *
 * @since 1.0.0
 */
public class PublishRejectedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param message which bound, how much is allowed, how much came
	 */
	public PublishRejectedException(String message) {
		super(message);
	}

}
