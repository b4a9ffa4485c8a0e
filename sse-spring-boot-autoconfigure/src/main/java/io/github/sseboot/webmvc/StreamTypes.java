package io.github.sseboot.webmvc;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

import io.github.sseboot.SseChannel;
import io.github.sseboot.SseStream;

/**
 * The types by which a controller method says what a client listens to.
 */
final class StreamTypes {

	static final String ALLOWED = "SseChannel, SseStream, a ResponseEntity of one of them, "
			+ "or any of these as CompletionStage, CompletableFuture, Callable, DeferredResult or WebAsyncTask";

	private static final Set<Class<?>> LATER = Set.of(CompletionStage.class, CompletableFuture.class, Callable.class,
			DeferredResult.class, WebAsyncTask.class);

	private StreamTypes() {
	}

	/**
	 * Whether it is a stream, with or without headers.
	 */
	static boolean isStream(ResolvableType type) {
		if (type.resolve() == ResponseEntity.class) {
			return isBody(type.getGeneric().resolve());
		}
		return isBody(type.resolve());
	}

	/**
	 * Whether it is a stream, or will be.
	 */
	static boolean isStreamOrLater(ResolvableType type) {
		Class<?> resolved = type.resolve();
		return (resolved != null && LATER.contains(resolved)) ? isStream(type.getGeneric()) : isStream(type);
	}

	/**
	 * What the client listens to.
	 */
	static @Nullable SseStream stream(@Nullable Object body) {
		return (body instanceof SseChannel channel) ? SseStream.of(channel) : (SseStream) body;
	}

	private static boolean isBody(@Nullable Class<?> type) {
		return type == SseStream.class || type == SseChannel.class;
	}

}
