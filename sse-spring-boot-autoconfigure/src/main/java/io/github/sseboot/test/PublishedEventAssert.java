package io.github.sseboot.test;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseView;

/**
 * What can be said of an event that was published.
 *
 * @since 1.0.0
 */
public final class PublishedEventAssert extends AbstractEventAssert<PublishedEventAssert, PublishedEvent> {

	PublishedEventAssert(PublishedEvent actual) {
		super(actual, PublishedEventAssert.class);
	}

	/**
	 * Check the very object that was published, before it became text.
	 * @param expected the object
	 * @return this
	 */
	public PublishedEventAssert hasPayload(Object expected) {
		Assertions.assertThat(this.actual.event().data()).as("payload").isEqualTo(expected);
		return this;
	}

	/**
	 * Check the key.
	 * @param expected the key
	 * @return this
	 */
	public PublishedEventAssert hasKey(String expected) {
		Assertions.assertThat(this.actual.event().key()).as("key").isEqualTo(expected);
		return this;
	}

	/**
	 * Check a header.
	 * @param name its name
	 * @param expected its value
	 * @return this
	 */
	public PublishedEventAssert hasHeader(String name, String expected) {
		Assertions.assertThat(this.actual.event().headers()).as("headers").containsEntry(name, expected);
		return this;
	}

	/**
	 * Check the name of the view.
	 * @param expected the name, as a controller would return it
	 * @return this
	 */
	public PublishedEventAssert hasView(String expected) {
		Assertions.assertThat(view().name()).as("view").isEqualTo(expected);
		return this;
	}

	/**
	 * Check what the view shows.
	 * @param attribute the name in the model
	 * @param expected the value
	 * @return this
	 */
	public PublishedEventAssert hasModel(String attribute, Object expected) {
		Assertions.assertThat(view().model().get(attribute)).as("'%s' in the model", attribute).isEqualTo(expected);
		return this;
	}

	/**
	 * Check the view as HTML, which only the recorder of an application with a view
	 * technology has.
	 * @param part what must be in it
	 * @return this
	 */
	public PublishedEventAssert hasHtmlContaining(String part) {
		SseView view = view();
		Assertions.assertThat(this.actual.html())
			.as("HTML of view '%s'; without an application nothing renders it: use hasView and hasModel there",
					view.name())
			.contains(part);
		return this;
	}

	private SseView view() {
		SseView view = this.actual.event().view();
		if (view == null) {
			throw new AssertionError("Expected a view, but the event has only data: " + this.actual.text());
		}
		return view;
	}

	@Override
	@Nullable String nameOfActual() {
		return this.actual.event().name();
	}

	@Override
	String dataOfActual() {
		return this.actual.text();
	}

}
