package io.github.sseboot;

import org.jspecify.annotations.Nullable;

/**
 * A view could not be rendered: there is none of that name, its template is wrong, or it
 * needs a request. Nothing was sent.
 *
 * @since 1.0.0
 */
public class ViewRenderingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String view;

	/**
	 * Create the exception.
	 * @param view the name of the view
	 * @param problem what is wrong and what to do, to follow the name of the view
	 * @param cause what the view technology says, or {@code null}
	 */
	public ViewRenderingException(String view, String problem, @Nullable Throwable cause) {
		super("View '%s' %s".formatted(view, problem), cause);
		this.view = view;
	}

	/**
	 * Which view.
	 * @return the name of the view
	 */
	public String view() {
		return this.view;
	}

}
