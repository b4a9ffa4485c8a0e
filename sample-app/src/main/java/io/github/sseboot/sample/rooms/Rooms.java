package io.github.sseboot.sample.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;

import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The rooms there are, and how many listen in each of them.
 */
@Component
class Rooms {

	/** All tabs listen here, in whatever rooms they are. */
	static final SseChannel HALL = SseChannel.of("rooms");

	private final SseBroadcaster sse;

	private final Map<String, Room> rooms = new LinkedHashMap<>();

	private Map<String, Integer> announced = Map.of();

	Rooms(SseBroadcaster sse) {
		this.sse = sse;
		for (String name : List.of("harbour", "kitchen", "library", "workshop")) {
			this.rooms.put(name, new Room(name, sse));
		}
	}

	Room get(String name) {
		Room room = this.rooms.get(name);
		if (room == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no such room; there are %s".formatted(String.join(", ", this.rooms.keySet())));
		}
		return room;
	}

	List<SseChannel> channels(Set<String> names) {
		List<SseChannel> channels = new ArrayList<>(List.of(HALL));
		names.forEach((name) -> channels.add(get(name).channel()));
		return channels;
	}

	/**
	 * What somebody finds who comes: how full the rooms are, and what was said last in
	 * some of them.
	 */
	List<SseEvent> found(Set<String> names) {
		List<SseEvent> found = new ArrayList<>();
		found.add(event(listeners()));
		names.forEach((name) -> found.addAll(get(name).lastEvents()));
		return found;
	}

	@Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
	void announce() {
		Map<String, Integer> listeners = listeners();
		if (!listeners.equals(this.announced)) {
			this.announced = listeners;
			this.sse.publish(HALL, event(listeners));
		}
	}

	private Map<String, Integer> listeners() {
		Map<String, Integer> listeners = new LinkedHashMap<>();
		this.rooms.forEach((name, room) -> listeners.put(name, this.sse.listeners(room.channel())));
		return listeners;
	}

	private static SseEvent event(Map<String, Integer> listeners) {
		return SseEvent.of(listeners).name("listeners");
	}

}
