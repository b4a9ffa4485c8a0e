package io.github.sseboot.webmvc;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.MediaTypeExpression;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

import io.github.sseboot.annotation.SseEndpoint;

/**
 * Finds methods that could not work, before a client does.
 */
final class EndpointCheck {

	private EndpointCheck() {
	}

	static void check(HandlerMethod method, @Nullable SseEndpoint annotation, RequestMappingInfo info) {
		ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod(), method.getBeanType());
		boolean stream = StreamTypes.isStreamOrLater(type);
		if (annotation == null) {
			if (stream) {
				throw new FailureAnalyzedException(
						"%s returns %s but is not annotated with @SseEndpoint.".formatted(name(method), type),
						"Replace its mapping annotation by @SseEndpoint, which takes the same path.");
			}
			return;
		}
		if (!stream) {
			values(method, type);
		}
		if (AnnotatedElementUtils.hasAnnotation(method.getMethod(), ResponseBody.class)) {
			throw new FailureAnalyzedException(
					"@SseEndpoint on %s: it is annotated with @ResponseBody too.".formatted(name(method)),
					"Remove @ResponseBody from the method: what it returns names the stream and is not its body.");
		}
		Set<MediaTypeExpression> produces = info.getProducesCondition().getExpressions();
		if (!produces.isEmpty() && produces.stream().noneMatch(EndpointCheck::allowsEventStream)) {
			throw new FailureAnalyzedException(
					"@SseEndpoint on %s: it inherits produces = %s, so that requests for event streams do not reach it."
						.formatted(name(method), produces),
					"Remove 'produces' from the @RequestMapping of the class, or move the endpoint to a class without.");
		}
	}

	private static void values(HandlerMethod method, ResolvableType type) {
		if (!StreamTypes.isValues(type)) {
			throw new FailureAnalyzedException("@SseEndpoint on %s: it returns %s.".formatted(name(method), type),
					"Return %s. %s".formatted(StreamTypes.ALLOWED, "Of a Mono, return its toFuture()."));
		}
		ResolvableType element = PrivateValues.element(StreamTypes.body(type));
		if (StreamTypes.isStreamOrLater(element)) {
			throw new FailureAnalyzedException("@SseEndpoint on %s: it returns %s, but a client listens to one stream."
				.formatted(name(method), type), "Return SseStream.of(channels) for events of several channels.");
		}
		if (element.resolve() == ServerSentEvent.class) {
			throw new FailureAnalyzedException(
					"@SseEndpoint on %s: it returns %s, but events have ids of the log.".formatted(name(method), type),
					"Let the values be data, or SseEvent for events with a name.");
		}
	}

	static String name(HandlerMethod method) {
		return "%s.%s".formatted(method.getBeanType().getName(), method.getMethod().getName());
	}

	private static boolean allowsEventStream(MediaTypeExpression expression) {
		return expression.isNegated() != expression.getMediaType().includes(MediaType.TEXT_EVENT_STREAM);
	}

}
