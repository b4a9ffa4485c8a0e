package io.github.sseboot.event.wrong;

import io.github.sseboot.annotation.SsePublish;

/**
 * Application events, some of them wrong.
 */
final class WrongEvents {

	private WrongEvents() {
	}

	@SsePublish(channel = "x/{nowhere}")
	record Unknown(String id) {
	}

	@SsePublish(channel = "x")
	@SsePublish(channel = "y", name = "sse.open")
	record Repeated(String id) {
	}

	@SsePublish(channel = "x/{id}")
	sealed interface Family {

	}

	record WithId(String id) implements Family {
	}

	record WithoutId(String name) implements Family {
	}

	@SsePublish(channel = "x/*")
	abstract static class Several {

	}

	@SsePublish(channel = "x/{id}", name = "good")
	record Good(String id) {
	}

}
