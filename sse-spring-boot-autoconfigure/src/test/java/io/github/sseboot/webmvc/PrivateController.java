package io.github.sseboot.webmvc;

import java.security.Principal;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * Private streams of every kind.
 */
@RestController
class PrivateController {

	final AtomicInteger runs = new AtomicInteger();

	final AtomicInteger closed = new AtomicInteger();

	final AtomicInteger interrupted = new AtomicInteger();

	@SseEndpoint(path = "/answers/{id}", method = RequestMethod.POST)
	SseStream answer(@PathVariable String id, @RequestBody String question) {
		return SseStream.start("answers/" + id, (out) -> {
			this.runs.incrementAndGet();
			IntStream.range(0, 2000).forEach((i) -> out.send(question + ":" + i));
		});
	}

	@SseEndpoint("/answers/{id}")
	SseStream again(@PathVariable String id) {
		return SseStream.resume("answers/" + id);
	}

	@SseEndpoint("/slow")
	SseStream slow() {
		return SseStream.start("slow", (out) -> {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.interrupted.incrementAndGet();
				throw ex;
			}
		});
	}

	@SseEndpoint("/fails")
	SseStream fails() {
		return SseStream.start("fails", (out) -> {
			out.send("first");
			throw new IllegalStateException("no more");
		});
	}

	@SseEndpoint("/producer/{count}")
	SseStream producer(@PathVariable int count) {
		return SseStream.start("producer/" + count,
				(out) -> IntStream.range(0, count).forEach((i) -> out.send("n:" + i)));
	}

	@SseEndpoint("/flux/{count}")
	Flux<String> flux(@PathVariable int count) {
		return Flux.range(0, count).map((i) -> "n:" + i).doOnSubscribe((any) -> this.runs.incrementAndGet());
	}

	@SseEndpoint("/entity-of-flux/{count}")
	ResponseEntity<Flux<SseEvent>> entity(@PathVariable int count) {
		return ResponseEntity.ok()
			.header("X-Own", "own")
			.body(Flux.range(0, count).map((i) -> SseEvent.of("n:" + i).name("n")));
	}

	@SseEndpoint("/stage-of-flux/{count}")
	CompletableFuture<Flux<String>> stage(@PathVariable int count) {
		return CompletableFuture.supplyAsync(() -> flux(count));
	}

	@SseEndpoint("/flow/{count}")
	Flow.Publisher<String> flow(@PathVariable int count) {
		return JdkFlowAdapter.publisherToFlowPublisher(flux(count));
	}

	@SseEndpoint("/iterator/{count}")
	Iterator<String> iterator(@PathVariable int count) {
		return IntStream.range(0, count).mapToObj((i) -> "n:" + i).iterator();
	}

	@SseEndpoint("/java-stream/{count}")
	Stream<String> stream(@PathVariable int count) {
		return IntStream.range(0, count).mapToObj((i) -> "n:" + i).onClose(this.closed::incrementAndGet);
	}

	@SseEndpoint("/no-flux")
	@Nullable Flux<String> nothing() {
		return null;
	}

	@SseEndpoint("/whoami/{count}")
	Flux<String> mine(Principal user, @PathVariable int count) {
		return Flux.range(0, count).map((i) -> user.getName() + ":" + i);
	}

	@GetMapping("/springs-own")
	Flux<String> springs() {
		return Flux.just("a", "b");
	}

}
