package io.github.sseboot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.ApplicationEventPublisher;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;

/**
 * Publishes what the application publishes through {@link ApplicationEventPublisher} to a
 * channel as well. <pre class="code">
 * &#64;SsePublish(channel = "orders/{orderId}", name = "paid")
 * record OrderPaid(long orderId, BigDecimal amount) {
 * }
 * </pre>
 * <p>
 * On a class, the data is the application event itself. A class inherits the annotation
 * from its super class and interfaces, unless it has its own. What is wrong with it stops
 * the start if the class is in a package of the application (where Spring Boot looks for
 * entities, too); elsewhere its first event is thrown back at whoever publishes it.
 * <p>
 * On a method of a bean with one parameter, the application event, the data is what the
 * method returns, which may be a {@link io.github.sseboot.SseEvent}; {@code null} is not
 * published. The parameter may be a super class or an interface of the event. What is
 * wrong with it stops the start.
 * <p>
 * The event goes through the {@link SseBroadcaster}, on the thread that publishes the
 * application event, so within a transaction it waits for the commit. What the publish or
 * the method throws reaches whoever has published the application event, as from any
 * listener that is not asynchronous.
 *
 * @since 1.0.0
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(SsePublications.class)
public @interface SsePublish {

	/**
	 * The channels. A placeholder such as <code>{orderId}</code> or
	 * <code>{order.id}</code> is a property of the application event, by record component
	 * or getter, and becomes one segment as in {@link SseChannel#of(String, Object...)}.
	 * Who listens to more than one of the channels gets the event once.
	 * @return names with placeholders, 1 to 16
	 */
	String[] channel();

	/**
	 * The name of the event, unless the method returns an event with a name.
	 * @return the name, empty for an event without one
	 */
	String name() default "";

}
