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

	static final String ALLOWED = "SseChannel, SseStream, or values that come one after the other "
			+ "(Publisher, such as Flux, Stream or Iterator), a ResponseEntity of one of them, "
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
	 * Whether it is values that come one after the other, with or without headers.
	 */
	static boolean isValues(ResolvableType type) {
		return PrivateValues.supports(body(type).resolve());
	}

	/**
	 * What is returned, now or later, without headers.
	 */
	static ResolvableType body(ResolvableType type) {
		Class<?> resolved = type.resolve();
		boolean around = resolved != null && (LATER.contains(resolved) || resolved == ResponseEntity.class);
		return around ? body(type.getGeneric()) : type;
	}

	/**
	 * What the client listens to.
	 * @param endpoint what values belong to
	 */
	static @Nullable SseStream stream(@Nullable Object body, Object endpoint) {
		if (body == null || body instanceof SseStream) {
			return (SseStream) body;
		}
		return (body instanceof SseChannel channel) ? SseStream.of(channel)
				: PrivateValues.source(body, endpoint).stream();
	}

	private static boolean isBody(@Nullable Class<?> type) {
		return type == SseStream.class || type == SseChannel.class;
	}

}
