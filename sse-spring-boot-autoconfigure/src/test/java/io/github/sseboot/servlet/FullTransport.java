package io.github.sseboot.servlet;

/**
 * A transport whose threads are all stuck.
 */
public final class FullTransport {

	private FullTransport() {
	}

	/**
	 * A transport that takes nobody who would need one of its threads.
	 */
	public static ServletTransport create() {
		return new ServletTransport(new Lanes((task) -> {
			throw new AssertionError("there is no thread");
		}, 0));
	}

}
