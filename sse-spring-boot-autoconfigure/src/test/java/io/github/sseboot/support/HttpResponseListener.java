package io.github.sseboot.support;

/**
 * Gets the parts of one HTTP response, on the thread that feeds the reader.
 */
public interface HttpResponseListener {

	/**
	 * Told once, before everything else; interim responses (1xx) are passed over.
	 */
	void head(ResponseHead head);

	/**
	 * A piece of the body, free of chunk framing. The array is only lent.
	 */
	void body(byte[] bytes, int from, int to);

	/**
	 * The body is complete.
	 */
	void end();

}
