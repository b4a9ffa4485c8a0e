package io.github.sseboot.webmvc;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * Endpoints of every kind. Those that take no id listen to {@code orders/t}.
 */
@RestController
class TestController {

	private static final SseChannel CHANNEL = SseChannel.of("orders/t");

	@SseEndpoint("/orders/{id}")
	SseChannel order(@PathVariable String id) {
		return SseChannel.of("orders/{id}", id);
	}

	@SseEndpoint("/stream")
	SseStream stream() {
		return SseStream.of(CHANNEL);
	}

	@SseEndpoint("/entity")
	ResponseEntity<SseChannel> entity() {
		return ResponseEntity.ok().header("X-Own", "own").header("Cache-Control", "no-store").body(CHANNEL);
	}

	@SseEndpoint("/stage")
	CompletionStage<SseChannel> stage() {
		return CompletableFuture.supplyAsync(() -> CHANNEL);
	}

	@SseEndpoint("/stage-of-entity")
	CompletableFuture<ResponseEntity<SseStream>> stageOfEntity() {
		return CompletableFuture.supplyAsync(() -> ResponseEntity.ok(SseStream.of(CHANNEL)));
	}

	@SseEndpoint("/callable")
	Callable<SseStream> callable() {
		return () -> SseStream.of(CHANNEL);
	}

	@SseEndpoint("/deferred")
	DeferredResult<SseChannel> deferred() {
		DeferredResult<SseChannel> result = new DeferredResult<>();
		result.setResult(CHANNEL);
		return result;
	}

	@SseEndpoint("/nothing")
	@Nullable SseChannel nothing() {
		return null;
	}

	@SseEndpoint("/entity/nothing")
	ResponseEntity<SseStream> emptyEntity() {
		return ResponseEntity.ok().build();
	}

	@SseEndpoint("/entity/gone")
	ResponseEntity<SseStream> gone() {
		return ResponseEntity.notFound().build();
	}

	@SseEndpoint("/stage/nothing")
	CompletableFuture<@Nullable SseStream> stageOfNothing() {
		return CompletableFuture.supplyAsync(() -> null);
	}

	@SseEndpoint("/complete")
	SseChannel complete() {
		return SseChannel.of("complete");
	}

	@SseEndpoint("/end")
	SseChannel end() {
		return SseChannel.of("end");
	}

	@SseEndpoint(path = "/heartbeat", heartbeat = "${test.none:1s}")
	SseChannel heartbeat() {
		return SseChannel.of("heartbeat");
	}

	@SseEndpoint(path = "/answers", method = RequestMethod.POST)
	SseStream answer(@RequestBody String id) {
		return SseStream.of("orders/{id}", id);
	}

}
