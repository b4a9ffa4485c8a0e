package io.github.sseboot.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whom a source calls. Belongs to its builder, then to its thread.
 */
final class Callbacks {

	private final List<Consumer<SseResponse>> open = new ArrayList<>();

	private final List<Consumer<SseMessage>> all = new ArrayList<>();

	private final Map<String, List<Consumer<SseMessage>>> named = new LinkedHashMap<>();

	private final List<Consumer<String>> comments = new ArrayList<>();

	private final List<Consumer<SseFailure>> failures = new ArrayList<>();

	Callbacks() {
	}

	Callbacks(Callbacks other) {
		this.open.addAll(other.open);
		this.all.addAll(other.all);
		other.named.forEach((name, callbacks) -> this.named.put(name, new ArrayList<>(callbacks)));
		this.comments.addAll(other.comments);
		this.failures.addAll(other.failures);
	}

	void onOpen(Consumer<SseResponse> callback) {
		this.open.add(callback);
	}

	void onAll(Consumer<SseMessage> callback) {
		this.all.add(callback);
	}

	void on(String name, Consumer<SseMessage> callback) {
		this.named.computeIfAbsent(name, (key) -> new ArrayList<>(1)).add(callback);
	}

	void onComment(Consumer<String> callback) {
		this.comments.add(callback);
	}

	void onFailure(Consumer<SseFailure> callback) {
		this.failures.add(callback);
	}

	void opened(SseResponse response) {
		this.open.forEach((callback) -> call(callback, response));
	}

	void message(SseMessage message) {
		this.all.forEach((callback) -> call(callback, message));
		this.named.getOrDefault(message.name(), List.of()).forEach((callback) -> call(callback, message));
	}

	void comment(String text) {
		this.comments.forEach((callback) -> call(callback, text));
	}

	void failed(SseFailure failure) {
		this.failures.forEach((callback) -> call(callback, failure));
	}

	/**
	 * As in a browser, what a callback throws is reported and changes nothing.
	 */
	private static <T> void call(Consumer<T> callback, T value) {
		try {
			callback.accept(value);
		}
		catch (RuntimeException | Error ex) {
			Thread current = Thread.currentThread();
			current.getUncaughtExceptionHandler().uncaughtException(current, ex);
		}
	}

}
