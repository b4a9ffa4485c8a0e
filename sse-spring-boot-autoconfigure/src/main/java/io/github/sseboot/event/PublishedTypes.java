package io.github.sseboot.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.annotation.SsePublish;

/**
 * Publishes application events whose class is annotated with {@link SsePublish}. Looks at
 * each class once.
 *
 * @since 1.0.0
 */
public final class PublishedTypes implements ApplicationListener<ApplicationEvent> {

	private final Map<Class<?>, List<Publication>> publications = new ConcurrentHashMap<>();

	private final ObjectProvider<SseBroadcaster> sse;

	/**
	 * Create a listener.
	 * @param sse publishes, asked for when the first such event comes
	 */
	public PublishedTypes(ObjectProvider<SseBroadcaster> sse) {
		this.sse = sse;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		Object said = (event instanceof PayloadApplicationEvent<?> wrapper) ? wrapper.getPayload() : event;
		for (Publication publication : this.publications.computeIfAbsent(said.getClass(), PublishedTypes::read)) {
			publication.publish(this.sse.getObject(), said, said);
		}
	}

	private static List<Publication> read(Class<?> type) {
		List<Publication> publications = Publication.of(type);
		try {
			publications.forEach((publication) -> publication.check(type.getName(), type));
		}
		catch (FailureAnalyzedException ex) {
			throw new IllegalStateException(ex.analysis().getDescription() + " " + ex.analysis().getAction(), ex);
		}
		return publications;
	}

}
