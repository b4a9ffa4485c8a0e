package io.github.sseboot.test;

import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * What can be said of the events of a channel.
 *
 * @since 1.0.0
 */
public final class PublishedEventsAssert extends AbstractAssert<PublishedEventsAssert, List<PublishedEvent>> {

	private final String what;

	PublishedEventsAssert(List<PublishedEvent> actual, String what) {
		super(actual, PublishedEventsAssert.class);
		this.what = what;
	}

	/**
	 * Check that there is one event only.
	 * @return what can be said of it
	 */
	public PublishedEventAssert once() {
		times(1);
		return last();
	}

	/**
	 * Check how many events there are.
	 * @param count how many
	 * @return this
	 */
	public PublishedEventsAssert times(int count) {
		Assertions.assertThat(this.actual).as(this.what).hasSize(count);
		return this;
	}

	/**
	 * Check the names of the events.
	 * @param names all of them, in order
	 * @return this
	 */
	public PublishedEventsAssert hasNames(String... names) {
		Assertions.assertThat(this.actual)
			.as(this.what)
			.extracting((published) -> published.event().name())
			.containsExactly(names);
		return this;
	}

	/**
	 * Check the data of the events.
	 * @param data all of them, in order, as they go over the wire
	 * @return this
	 */
	public PublishedEventsAssert hasData(String... data) {
		Assertions.assertThat(this.actual).as(this.what).extracting(PublishedEvent::text).containsExactly(data);
		return this;
	}

	/**
	 * The last event.
	 * @return what can be said of it
	 */
	public PublishedEventAssert last() {
		return at(this.actual.size() - 1);
	}

	/**
	 * One of the events.
	 * @param index its index, 0 for the first
	 * @return what can be said of it
	 */
	public PublishedEventAssert at(int index) {
		Assertions.assertThat(this.actual).as(this.what).hasSizeGreaterThan(index);
		return new PublishedEventAssert(this.actual.get(index));
	}

}
