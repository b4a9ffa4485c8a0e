package io.github.sseboot.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.assertj.core.api.Assertions;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseEvent;
import io.github.sseboot.client.SseMessage;

/**
 * How far a test has read a stream. For one thread.
 */
final class EventCursor {

	private static final String MARKER = "test.marker.";

	/**
	 * An answer is always expected, also by tests that are quick to give up on events.
	 */
	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

	private final StreamRecord told;

	private final Duration timeout;

	private int next;

	private long heartbeats;

	EventCursor(StreamRecord told, Duration timeout) {
		this.told = told;
		this.timeout = timeout;
	}

	/**
	 * Leave out what is left of earlier connections.
	 */
	void skipEarlierConnections() {
		this.next = Math.max(this.next, this.told.openAt());
	}

	SseMessage await(String what, Predicate<SseMessage> condition) {
		return this.told.await(what, this.timeout, () -> find(condition));
	}

	List<SseMessage> awaitApplication(int count) {
		List<SseMessage> events = new ArrayList<>();
		while (events.size() < count) {
			events.add(awaitApplication("event %d of %d of the application".formatted(events.size() + 1, count)));
		}
		return events;
	}

	/**
	 * The next event of the application. That something was missed before it must not be
	 * passed over.
	 */
	SseMessage awaitApplication(String what) {
		SseMessage message = await(what, (candidate) -> ofApplication(candidate) || gap(candidate));
		if (gap(message)) {
			throw this.told.failure(what, "next", "the stream told a gap, which awaitGap awaits");
		}
		return message;
	}

	private static boolean gap(SseMessage message) {
		return message.name().equals("sse.gap");
	}

	/**
	 * The next one after that awaited before, which may be there already.
	 */
	void awaitHeartbeat() {
		this.heartbeats = this.told.await("a heartbeat", this.timeout,
				() -> Optional.of(this.told.heartbeats()).filter((seen) -> seen > this.heartbeats));
	}

	void awaitAnswer() {
		this.told.await("an answer", ANSWER_TIMEOUT, () -> Optional.of(this.told.answer())
			.filter((answer) -> answer.status() != 0 || this.told.ending().isPresent()));
	}

	void awaitEnd() {
		this.told.await("the end of the connection", this.timeout, this.told::ending);
	}

	/**
	 * Check that it was the server that ended the connection, as it should.
	 */
	void checkComplete() {
		Assertions.assertThat(this.told.complete()).as(description("the answer is complete")).isTrue();
	}

	/**
	 * Check what the stream said about the end of its connection.
	 */
	void checkEnd(CloseReason reason) {
		Optional<SseMessage> end = this.told.messages()
			.stream()
			.skip(this.told.openAt())
			.filter((message) -> message.name().equals("sse.close") || message.name().equals("sse.end"))
			.findFirst();
		if (!reason.announced()) {
			Assertions.assertThat(end).as(description("no announced end")).isEmpty();
			return;
		}
		Assertions.assertThat(end.map(SseMessage::data).orElse("nothing"))
			.as(description("announced end"))
			.contains("\"reason\":\"" + reason.name().toLowerCase(Locale.ROOT) + "\"");
		Assertions.assertThat(end.map(SseMessage::name).orElse("nothing"))
			.as(description("end for good or for now"))
			.isEqualTo(reason.permanent() ? "sse.close" : "sse.end");
		checkComplete();
	}

	String description(String what) {
		return (what + "\n" + this.told.describe() + "\n").replace("%", "%%");
	}

	/**
	 * Publish something behind all else, and check that nothing is before it.
	 */
	void checkNoMore(Consumer<SseEvent> publisher) {
		String marker = MARKER + UUID.randomUUID();
		publisher.accept(SseEvent.named(marker));
		SseMessage following = await("the marker that was published", (message) -> message.name().equals(marker)
				|| ofApplication(message) || gap(message) || message.name().equals("sse.close"));
		Assertions.assertThat(following.name()).as(description("no more events")).isEqualTo(marker);
	}

	/**
	 * Neither of the stream itself nor a marker, be it that of another stream.
	 */
	static boolean ofApplication(SseMessage message) {
		return !message.name().startsWith(SseEvent.RESERVED_PREFIX) && !message.name().startsWith(MARKER);
	}

	private Optional<SseMessage> find(Predicate<SseMessage> condition) {
		Optional<SseMessage> message = this.told.at(this.next);
		while (message.isPresent()) {
			this.next++;
			if (condition.test(message.get())) {
				return message;
			}
			message = this.told.at(this.next);
		}
		return message;
	}

}
