package io.github.sseboot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Marks a controller method to which clients connect for an event stream. The method says
 * what the client listens to: it returns an {@code SseChannel} or {@code SseStream}, a
 * {@code ResponseEntity} of one with headers of its own, or any of them later, as
 * {@code CompletionStage}, {@code Callable} or {@code DeferredResult}. With {@code null}
 * the client gets 204, which tells a browser not to come again. <pre class="code">
 * &#64;SseEndpoint("/orders/{id}/events")
 * SseChannel order(&#64;PathVariable String id) {
 *     return SseChannel.of("orders/{id}", id);
 * }
 * </pre>
 * <p>
 * It is a {@link RequestMapping} that never looks at {@code Accept}: clients of event
 * streams send all kinds of it. Everything else of Spring MVC works as usual: path
 * variables, validation, security, exception handlers. Until the stream starts, errors
 * are answered with their status and a body in JSON, although the client only accepts
 * event streams.
 * <p>
 * HEAD requests are answered with the headers of the stream, if the endpoint takes GET.
 *
 * @since 1.0.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@RequestMapping
public @interface SseEndpoint {

	/**
	 * The path, as in {@link RequestMapping#path()}.
	 * @return the path patterns
	 */
	@AliasFor(annotation = RequestMapping.class)
	String[] value() default {};

	/**
	 * The path, as in {@link RequestMapping#path()}.
	 * @return the path patterns
	 */
	@AliasFor(annotation = RequestMapping.class)
	String[] path() default {};

	/**
	 * The methods that open the stream: GET, which browsers' {@code EventSource} sends,
	 * unless others are given.
	 * @return the HTTP methods
	 */
	@AliasFor(annotation = RequestMapping.class)
	RequestMethod[] method() default RequestMethod.GET;

	/**
	 * The parameters a request must have, as in {@link RequestMapping#params()}.
	 * @return the expressions
	 */
	@AliasFor(annotation = RequestMapping.class)
	String[] params() default {};

	/**
	 * The headers a request must have, as in {@link RequestMapping#headers()}.
	 * @return the expressions
	 */
	@AliasFor(annotation = RequestMapping.class)
	String[] headers() default {};

	/**
	 * The media types a request may have, as in {@link RequestMapping#consumes()}.
	 * @return the media types
	 */
	@AliasFor(annotation = RequestMapping.class)
	String[] consumes() default {};

	/**
	 * How the stream is written: the name of a dialect. May have placeholders.
	 * @return the name, empty for the default
	 */
	String dialect() default "";

	/**
	 * After which silence a sign of life is sent, such as {@code 15s}: at least
	 * {@code 1s} and less than {@code 5m}, better less than {@code 45s}, since clients
	 * and proxies give silent connections up; {@code 0} for never, with which clients
	 * that went away are not noticed. May have placeholders.
	 * @return the duration, empty for {@code sse.heartbeat.interval}
	 */
	String heartbeat() default "";

	/**
	 * After which time the connection is ended so that the client comes back, such as
	 * {@code 30m}, at least {@code 1s}; {@code 0} for never. May have placeholders.
	 * @return the duration, empty for {@code sse.connection.max-age}
	 */
	String maxAge() default "";

}
