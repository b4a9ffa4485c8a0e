package io.github.sseboot.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;

/**
 * Everything a source has told.
 */
final class Heard {

	final List<SseMessage> messages = new CopyOnWriteArrayList<>();

	final List<String> comments = new CopyOnWriteArrayList<>();

	final List<SseResponse> opened = new CopyOnWriteArrayList<>();

	final List<SseFailure> failures = new CopyOnWriteArrayList<>();

	final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	/**
	 * A source that tells this, and comes back soon.
	 */
	SseEventSourceBuilder to(URI uri) {
		return SseEventSource.to(uri)
			.reconnectDelay(Duration.ofMillis(20))
			.onOpen((response) -> add(this.opened, response))
			.onAny((message) -> add(this.messages, message))
			.onComment((comment) -> add(this.comments, comment))
			.onError((failure) -> add(this.failures, failure));
	}

	List<String> data() {
		return this.messages.stream().map(SseMessage::data).toList();
	}

	void awaitData(String... data) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(data()).containsExactly(data));
	}

	private <T> void add(List<T> list, T value) {
		this.threads.add(Thread.currentThread());
		list.add(value);
	}

}
