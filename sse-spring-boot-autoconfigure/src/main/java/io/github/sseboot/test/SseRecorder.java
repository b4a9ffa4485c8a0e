package io.github.sseboot.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnections;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStatistics;
import io.github.sseboot.SseTarget;
import io.github.sseboot.SseView;
import io.github.sseboot.core.ComposedHtml;
import io.github.sseboot.core.DataConverter;

/**
 * A broadcaster that remembers what went through it, for AssertJ's
 * {@code assertThat(recorder)}. It stands before a real one: what that refuses is refused
 * here too and not recorded, and what waits for a transaction is recorded when it
 * commits. Thread-safe.
 *
 * @since 1.0.0
 */
public final class SseRecorder implements SseBroadcaster, AssertProvider<SseRecorderAssert> {

	private final SseBroadcaster delegate;

	private final DataConverter converter;

	private final List<PublishedEvent> events = new CopyOnWriteArrayList<>();

	private final List<SseChannel> completed = new CopyOnWriteArrayList<>();

	private final List<String> closed = new CopyOnWriteArrayList<>();

	private final Map<SseChannel, Integer> listeners = new ConcurrentHashMap<>();

	/**
	 * Create a recorder before another broadcaster.
	 * @param delegate gets everything
	 * @param converter turns data into text and views into HTML, as the delegate does;
	 * what is published is converted twice, once here
	 */
	public SseRecorder(SseBroadcaster delegate, DataConverter converter) {
		this.delegate = delegate;
		this.converter = converter;
	}

	/**
	 * A recorder without an application: nobody listens, data that is no text becomes
	 * JSON where there is Jackson, and views are not rendered. The limits are those of an
	 * application that sets none.
	 * @return the recorder
	 */
	public static SseRecorder create() {
		return StandaloneBroadcaster.recorded();
	}

	/**
	 * Have {@link #listeners} answer a number, for code that publishes only if somebody
	 * listens.
	 * @param channel the channel or pattern
	 * @param count the answer
	 * @return this
	 */
	public SseRecorder pretendListeners(SseChannel channel, int count) {
		this.listeners.put(channel, count);
		return this;
	}

	/**
	 * What was published so far, in order.
	 * @return the events
	 */
	public List<PublishedEvent> events() {
		return List.copyOf(this.events);
	}

	/**
	 * Which channels were completed so far, in order.
	 * @return the channels
	 */
	public List<SseChannel> completed() {
		return List.copyOf(this.completed);
	}

	/**
	 * Which connections were closed, as texts such as {@code user bob REVOKED}.
	 * @return the calls, in order
	 */
	public List<String> closed() {
		return List.copyOf(this.closed);
	}

	/**
	 * Forget what was recorded; completed channels stay so.
	 */
	public void clear() {
		this.events.clear();
		this.completed.clear();
		this.closed.clear();
	}

	@Override
	public CompletionStage<Void> publish(Collection<SseChannel> channels, Object data) {
		PublishedEvent event = event(channels, SseEvent.of(data));
		return this.delegate.publish(channels, data).thenRun(() -> this.events.add(event));
	}

	@Override
	public CompletionStage<Void> complete(SseChannel channel) {
		return this.delegate.complete(channel).thenRun(() -> this.completed.add(channel));
	}

	@Override
	public CompletionStage<Void> complete(SseChannel channel, Object last) {
		PublishedEvent event = event(List.of(channel), SseEvent.of(last));
		return this.delegate.complete(channel, last).thenRun(() -> {
			this.events.add(event);
			this.completed.add(channel);
		});
	}

	@Override
	public CompletionStage<Void> reopen(SseChannel channel) {
		return this.delegate.reopen(channel).thenRun(() -> this.completed.remove(channel));
	}

	@Override
	public int close(SseTarget target, CloseReason reason) {
		this.closed.add(target + " " + reason);
		return this.delegate.close(target, reason);
	}

	@Override
	public int listeners(SseChannel channel) {
		Integer pretended = this.listeners.get(channel);
		return (pretended != null) ? pretended : this.delegate.listeners(channel);
	}

	@Override
	public SseConnections connections() {
		return this.delegate.connections();
	}

	@Override
	public SseStatistics statistics() {
		return this.delegate.statistics();
	}

	/**
	 * What AssertJ calls for {@code assertThat(recorder)}.
	 */
	@Override
	public SseRecorderAssert assertThat() {
		return new SseRecorderAssert(this);
	}

	private PublishedEvent event(Collection<SseChannel> channels, SseEvent event) {
		String html = text(html(event));
		boolean htmlOnly = event.data() instanceof ComposedHtml || (event.data() == null && event.view() != null);
		return new PublishedEvent(new ArrayList<>(channels), event,
				htmlOnly ? html : text(this.converter.convert(event.data())), html);
	}

	private byte @Nullable [] html(SseEvent event) {
		if (event.data() instanceof ComposedHtml composed) {
			return composed.compose(this.converter);
		}
		SseView view = event.view();
		return (view != null) ? this.converter.render(view) : null;
	}

	private static String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : "";
	}

}
