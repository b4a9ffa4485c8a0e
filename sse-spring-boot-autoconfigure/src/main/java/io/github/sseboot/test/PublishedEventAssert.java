package io.github.sseboot.test;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

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

	@Override
	@Nullable String nameOfActual() {
		return this.actual.event().name();
	}

	@Override
	String dataOfActual() {
		return this.actual.text();
	}

}
