package io.github.sseboot.test;

import java.util.List;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseView;

/**
 * What can be said of what was published.
 *
 * @since 1.0.0
 */
public final class SseRecorderAssert extends AbstractAssert<SseRecorderAssert, SseRecorder> {

	SseRecorderAssert(SseRecorder actual) {
		super(actual, SseRecorderAssert.class);
	}

	/**
	 * Check that something was published to a channel.
	 * @param channel the name of the channel, as {@link SseChannel#name()} gives it
	 * @return what can be said of the events of this channel, in their order
	 */
	public PublishedEventsAssert publishedTo(String channel) {
		List<PublishedEvent> found = of(channel);
		if (found.isEmpty()) {
			throw failure("Expected an event on '%s'", channel);
		}
		return new PublishedEventsAssert(found, "events on '%s'".formatted(channel));
	}

	/**
	 * Check that something was published to a user.
	 * @param user the name of the principal
	 * @return what can be said of the events for this user, in their order
	 */
	public PublishedEventsAssert publishedToUser(String user) {
		return publishedTo(SseChannel.user(user).name());
	}

	/**
	 * Check that nothing was published to a channel.
	 * @param channel the name of the channel
	 * @return this
	 */
	public SseRecorderAssert publishedNothingTo(String channel) {
		if (!of(channel).isEmpty()) {
			throw failure("Expected no event on '%s'", channel);
		}
		return this;
	}

	/**
	 * Check that nothing was published at all.
	 * @return this
	 */
	public SseRecorderAssert publishedNothing() {
		if (!this.actual.events().isEmpty()) {
			throw failure("Expected no event at all%s", "");
		}
		return this;
	}

	/**
	 * Check that a channel was completed.
	 * @param channel the name of the channel
	 * @return this
	 */
	public SseRecorderAssert completed(String channel) {
		Assertions.assertThat(this.actual.completed())
			.as("completed channels")
			.extracting(SseChannel::name)
			.contains(channel);
		return this;
	}

	/**
	 * Check that a channel was not completed.
	 * @param channel the name of the channel
	 * @return this
	 */
	public SseRecorderAssert didNotComplete(String channel) {
		Assertions.assertThat(this.actual.completed())
			.as("completed channels")
			.extracting(SseChannel::name)
			.doesNotContain(channel);
		return this;
	}

	private List<PublishedEvent> of(String channel) {
		return this.actual.events()
			.stream()
			.filter((event) -> event.channels().stream().anyMatch((one) -> one.name().equals(channel)))
			.toList();
	}

	private AssertionError failure(String expectation, String channel) {
		List<PublishedEvent> all = this.actual.events();
		String published = all.isEmpty() ? "nothing"
				: all.stream().map(SseRecorderAssert::line).collect(Collectors.joining("\n  ", "\n  ", ""));
		return new AssertionError(expectation.formatted(channel) + " but was published: " + published);
	}

	private static String line(PublishedEvent event) {
		SseView view = event.event().view();
		return "%s event '%s' %s%s".formatted(event.channels(), event.event().name(), event.text(),
				(view != null) ? " view '%s' of %s".formatted(view.name(), view.model()) : "");
	}

}
