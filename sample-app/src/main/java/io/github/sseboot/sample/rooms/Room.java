package io.github.sseboot.sample.rooms;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

/**
 * A room, with its last fifty messages for those who come in.
 */
class Room {

	static final int LAST = 50;

	private final String name;

	private final SseChannel channel;

	private final SseBroadcaster sse;

	private final Deque<Message> last = new ArrayDeque<>();

	private long number;

	Room(String name, SseBroadcaster sse) {
		this.name = name;
		this.channel = SseChannel.of("rooms/{name}", name);
		this.sse = sse;
	}

	SseChannel channel() {
		return this.channel;
	}

	/**
	 * Kept first, then published: who joins and reads the last messages after that may
	 * get one twice, and knows it by its number, but misses none.
	 */
	synchronized Message say(Saying saying) {
		Message message = new Message(this.name, ++this.number, Instant.now(), saying.from(), saying.text());
		this.last.add(message);
		if (this.last.size() > LAST) {
			this.last.remove();
		}
		this.sse.publish(this.channel, event(message).except(saying.connection()));
		return message;
	}

	synchronized List<Message> last() {
		return List.copyOf(this.last);
	}

	List<SseEvent> lastEvents() {
		return last().stream().map(Room::event).toList();
	}

	private static SseEvent event(Message message) {
		return SseEvent.of(message)
			.name("said")
			.key("%s/%d".formatted(message.room(), message.number()))
			.version(message.number());
	}

}
