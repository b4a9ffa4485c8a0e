package io.github.sseboot.event;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.annotation.SsePublish;
import io.github.sseboot.engine.NewEvent;

/**
 * What one annotation says.
 *
 * @param channels the channels
 * @param name the name of the event, or empty
 */
record Publication(List<ChannelOfEvent> channels, String name) {

	/**
	 * What the nearest annotations say, those of a class itself before those of its super
	 * class and interfaces.
	 */
	static List<Publication> of(AnnotatedElement element) {
		List<MergedAnnotation<SsePublish>> found = MergedAnnotations
			.from(element, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
			.stream(SsePublish.class)
			.toList();
		int nearest = found.stream().mapToInt(MergedAnnotation::getAggregateIndex).min().orElse(0);
		return found.stream()
			.filter((annotation) -> annotation.getAggregateIndex() == nearest)
			.map((annotation) -> new Publication(
					Stream.of(annotation.getStringArray("channel")).map(ChannelOfEvent::of).toList(),
					annotation.getString("name")))
			.toList();
	}

	/**
	 * Check what can be known without an event.
	 * @param where where the annotation is
	 * @param type the type of the events, or {@code null} if only they tell
	 * @throws FailureAnalyzedException if it cannot work
	 */
	void check(String where, @Nullable Class<?> type) {
		if (this.channels.isEmpty() || this.channels.size() > NewEvent.MAX_CHANNELS) {
			throw new FailureAnalyzedException(
					"@SsePublish on %s: it has %d channels.".formatted(where, this.channels.size()),
					"Give it 1 to %d channels; repeat the annotation for more.".formatted(NewEvent.MAX_CHANNELS));
		}
		for (ChannelOfEvent channel : this.channels) {
			String problem = channel.problem(type);
			if (problem != null) {
				throw new FailureAnalyzedException("@SsePublish on %s: %s.".formatted(where, problem),
						"Write a channel as in SseChannel.of(template, values), with record components or getters of the event as its placeholders.");
			}
		}
		if (!this.name.isEmpty()) {
			try {
				SseEvent.named(this.name);
			}
			catch (IllegalArgumentException ex) {
				throw new FailureAnalyzedException("@SsePublish on %s: %s.".formatted(where, ex.getMessage()),
						"Choose another 'name', or leave it out.");
			}
		}
	}

	void publish(SseBroadcaster sse, Object event, Object data) {
		List<SseChannel> names = this.channels.stream().map((channel) -> channel.channel(event)).toList();
		SseEvent published = SseEvent.of(data);
		sse.publish(names, (this.name.isEmpty() || published.name() != null) ? published : published.name(this.name));
	}

}
