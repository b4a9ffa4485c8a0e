package io.github.sseboot.event;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.ResolvableTypeProvider;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseStream;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.annotation.SsePublish;

/**
 * An application that publishes application events.
 */
@Configuration(proxyBeanMethods = false)
class ApplicationEvents {

	@Bean
	Methods methods() {
		return new Methods();
	}

	@Bean
	OfText ofText() {
		return new OfText();
	}

	@RestController
	static class Endpoint {

		@SseEndpoint("/all")
		SseStream all() {
			return SseStream.matching("**");
		}

	}

	@SsePublish(channel = { "orders/{orderId}", "customers/{customer.name}" }, name = "paid")
	record OrderPaid(String orderId, Customer customer) {
	}

	record Customer(String name) {
	}

	@SsePublish(channel = "first/{id}")
	@SsePublish(channel = "second/{id}", name = "again")
	static class Twice {

		public int getId() {
			return 1;
		}

	}

	static class Inherited extends Twice {

	}

	@SsePublish(channel = "own")
	static class Own extends Twice {

	}

	@SsePublish(channel = "wrong/{nowhere}")
	record Wrong(String id) {
	}

	@SsePublish(channel = "broken")
	record Broken(String id) {

		Object self() {
			return this;
		}

		public Object getFailing() {
			throw new IllegalStateException("lazy");
		}

	}

	interface Shipped {

		String getPlace();

	}

	record ShippedByShip(String getPlace, boolean quiet) implements Shipped {
	}

	static class Old extends ApplicationEvent {

		private static final long serialVersionUID = 1L;

		Old(Object source) {
			super(source);
		}

	}

	record Wrapped<T>(T content) implements ResolvableTypeProvider {

		@Override
		public ResolvableType getResolvableType() {
			return ResolvableType.forClassWithGenerics(getClass(), ResolvableType.forInstance(this.content));
		}

	}

	record Failing(String id) {
	}

	static class Methods {

		@SsePublish(channel = "ships/{place}", name = "shipped")
		@Nullable Object shipped(Shipped event) {
			return ((ShippedByShip) event).quiet() ? null : SseEvent.of("to " + event.getPlace()).key("k");
		}

		@SsePublish(channel = "old/{source}", name = "unused")
		SseEvent old(Old event) {
			return SseEvent.of("old").name("named");
		}

		@SsePublish(channel = "numbers")
		String number(Wrapped<Integer> event) {
			return "number " + event.content();
		}

		@SsePublish(channel = "failing")
		String fail(Failing event) {
			throw new IllegalStateException("failed " + event.id());
		}

	}

	abstract static class Of<T> {

		@SsePublish(channel = "texts")
		String text(Wrapped<T> event) {
			return "text " + event.content();
		}

	}

	static class OfText extends Of<String> {

	}

}
