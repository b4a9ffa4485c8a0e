package io.github.sseboot.webmvc;

import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;

/**
 * Endpoints that cannot work.
 */
final class BadControllers {

	private BadControllers() {
	}

	@RestController
	static class BadReturn {

		@SseEndpoint("/a")
		String a() {
			return "";
		}

	}

	@RestController
	static class BadEntity {

		@SseEndpoint("/a")
		ResponseEntity<?> a() {
			return ResponseEntity.ok(SseChannel.of("a"));
		}

	}

	@RestController
	static class UnknownDialect {

		@SseEndpoint(path = "/a", dialect = "morse")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	static class BadHeartbeat {

		@SseEndpoint(path = "/a", heartbeat = "often")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	static class NegativeHeartbeat {

		@SseEndpoint(path = "/a", heartbeat = "-1s")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	static class LongHeartbeat {

		@SseEndpoint(path = "/a", heartbeat = "5m")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	static class BadMaxAge {

		@SseEndpoint(path = "/a", maxAge = "1 fortnight")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	static class NoPlaceholder {

		@SseEndpoint(path = "/a", maxAge = "${none}")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	@RequestMapping(produces = "application/json")
	static class Inherited {

		@SseEndpoint("/a")
		SseChannel a() {
			return SseChannel.of("a");
		}

	}

	@RestController
	static class WithoutAnnotation {

		@GetMapping("/a")
		SseStream a() {
			return SseStream.of("a");
		}

	}

	@Controller
	static class WithBody {

		@SseEndpoint("/a")
		@ResponseBody
		SseStream a() {
			return SseStream.of("a");
		}

	}

	@RestController
	static class OneValue {

		@SseEndpoint("/a")
		Mono<String> a() {
			return Mono.just("");
		}

	}

	@RestController
	static class ManyStreams {

		@SseEndpoint("/a")
		ResponseEntity<Flux<SseChannel>> a() {
			return ResponseEntity.ok(Flux.empty());
		}

	}

	@RestController
	static class OtherEvents {

		@SseEndpoint("/a")
		Stream<ServerSentEvent<String>> a() {
			return Stream.empty();
		}

	}

}
