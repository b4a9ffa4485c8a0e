package io.github.sseboot.webmvc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * Endpoints whose streams start with a snapshot, or should.
 */
@RestController
class SnapshotController {

	/** The threads that were asked for a state. */
	final List<String> asked = new CopyOnWriteArrayList<>();

	volatile boolean broken;

	@SseEndpoint("/state")
	SseStream state() {
		return SseStream.of("state").snapshot((start) -> {
			this.asked.add(Thread.currentThread().getName());
			if (this.broken) {
				throw new IllegalStateException("no database");
			}
			return List.of("saw " + start.lastSeen().orElse("nothing"), SseEvent.of("two").name("item"));
		});
	}

	@SseEndpoint("/state/stage")
	CompletableFuture<SseStream> stage() {
		return CompletableFuture.supplyAsync(this::state);
	}

	@SseEndpoint("/state/status")
	SseStream status() {
		return SseStream.of("state").snapshot((start) -> {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "no state yet");
		});
	}

	@SseEndpoint("/state/unexpected")
	SseStream unexpected() {
		return SseStream.of("state").snapshot((start) -> {
			throw new IllegalStateException("secret");
		});
	}

	@SseEndpoint("/state/error")
	SseStream error() {
		return SseStream.of("state").snapshot((start) -> {
			throw new StackOverflowError("secret");
		});
	}

	@SseEndpoint("/state/large")
	SseStream large() {
		return SseStream.of("state").snapshot((start) -> List.of("x".repeat(2 << 20)));
	}

	@SseEndpoint("/state/reserved")
	SseStream reserved() {
		return SseStream.of("state").snapshot((start) -> List.of(SseEvent.named("sse.mine")));
	}

	@SseEndpoint("/state/keyed")
	SseStream keyed() {
		return SseStream.of("state")
			.snapshot((start) -> List.of(SseEvent.of("one").key("k".repeat(10_000)).version(1)));
	}

}
