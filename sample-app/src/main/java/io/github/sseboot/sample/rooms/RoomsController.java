package io.github.sseboot.sample.rooms;

import java.util.List;
import java.util.Set;

import io.github.sseboot.ConnectionClosedException;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets tabs listen, go from room to room without a new connection, and talk. A tab that
 * comes back has a new connection, so it says again in which rooms it is.
 */
@RestController
@RequestMapping("/rooms")
class RoomsController {

	private final SseBroadcaster sse;

	private final Rooms rooms;

	RoomsController(SseBroadcaster sse, Rooms rooms) {
		this.sse = sse;
		this.rooms = rooms;
	}

	@SseEndpoint("/events")
	SseStream events(@RequestParam(name = "room", defaultValue = "") Set<String> names) {
		return SseStream.of(this.rooms.channels(names)).snapshot((start) -> this.rooms.found(names));
	}

	@PutMapping("/{name}/listeners/{connection}")
	List<Message> enter(@PathVariable String name, @PathVariable String connection) {
		Room room = this.rooms.get(name);
		this.sse.connections().id(connection).join(room.channel());
		return room.last();
	}

	@DeleteMapping("/{name}/listeners/{connection}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void leave(@PathVariable String name, @PathVariable String connection) {
		this.sse.connections().id(connection).leave(this.rooms.get(name).channel());
	}

	@PostMapping("/{name}/messages")
	@ResponseStatus(HttpStatus.CREATED)
	Message say(@PathVariable String name, @RequestBody @Valid Saying saying) {
		return this.rooms.get(name).say(saying);
	}

	@ExceptionHandler
	ProblemDetail gone(ConnectionClosedException exception) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, exception.getMessage());
	}

}
