package io.github.sseboot.sample.friends;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseListener;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows who is there, by counting connections (a friend may have two tabs), and tells all
 * of them at most once a second.
 */
@Component
class Presence implements SseListener {

	static final SseChannel CHANNEL = SseChannel.of("friends/online");

	static final String NAME = "friends.name";

	private final SseBroadcaster sse;

	private final Map<String, Integer> connections = new ConcurrentHashMap<>();

	private final AtomicBoolean news = new AtomicBoolean();

	Presence(SseBroadcaster sse) {
		this.sse = sse;
	}

	@Override
	public void opened(SseConnection connection) {
		if (connection.attributes().get(NAME) instanceof String name) {
			this.connections.merge(name, 1, Integer::sum);
			this.news.set(true);
		}
	}

	@Override
	public void closed(SseConnection connection, CloseReason reason) {
		if (connection.attributes().get(NAME) instanceof String name) {
			this.connections.computeIfPresent(name, (key, count) -> (count > 1) ? count - 1 : null);
			this.news.set(true);
		}
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
	void announce() {
		if (this.news.getAndSet(false)) {
			Online online = new Online(new TreeSet<>(this.connections.keySet()));
			this.sse.publish(CHANNEL, SseEvent.of(online).name("online"));
		}
	}

	record Online(Collection<String> names) {
	}

}
