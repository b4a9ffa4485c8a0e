package io.github.sseboot.webmvc;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Notes an error that would be left to the container, whose error page a client of event
 * streams gets empty.
 */
final class ErrorCapture extends HttpServletResponseWrapper {

	private int status;

	private @Nullable String message;

	ErrorCapture(HttpServletResponse response) {
		super(response);
	}

	@Override
	public void sendError(int sc) {
		sendError(sc, null);
	}

	@Override
	public void sendError(int sc, @Nullable String msg) {
		resetBuffer();
		this.status = sc;
		this.message = msg;
	}

	/**
	 * The status of the error.
	 * @return the status, or 0 if there was none
	 */
	int status() {
		return this.status;
	}

	/**
	 * What was said about it.
	 * @return the message, or {@code null}
	 */
	@Nullable String message() {
		return this.message;
	}

}
