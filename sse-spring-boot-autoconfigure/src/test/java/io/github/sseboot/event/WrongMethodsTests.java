package io.github.sseboot.event;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

import io.github.sseboot.annotation.SsePublish;
import io.github.sseboot.autoconfigure.SseAutoConfiguration;
import io.github.sseboot.autoconfigure.SseConversionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that cannot work stop the start.
 */
class WrongMethodsTests {

	@Test
	void eachStopsTheStartAndSaysWhy() {
		assertStops(new Object() {
			@SsePublish(channel = "x/{nowhere}")
			Object method(Event event) {
				return event;
			}
		}, "Event has no property 'nowhere'");
		assertStops(new Object() {
			@SsePublish(channel = "x/{id.nowhere}")
			Object method(Event event) {
				return event;
			}
		}, "java.lang.String has no property 'nowhere'");
		assertStops(new Object() {
			@SsePublish(channel = "x/*")
			Object method(Event event) {
				return event;
			}
		}, "channel 'x/*' cannot be one");
		assertStops(new Object() {
			@SsePublish(channel = {})
			Object method(Event event) {
				return event;
			}
		}, "it has 0 channels");
		assertStops(new Object() {
			@SsePublish(channel = "x", name = "sse.open")
			Object method(Event event) {
				return event;
			}
		}, "must not start with 'sse.'");
	}

	@Test
	void soDoesTheWrongSignature() {
		assertStops(new Object() {
			@SsePublish(channel = "x")
			Object method() {
				return "";
			}
		}, "it has 0 parameters");
		assertStops(new Object() {
			@SsePublish(channel = "x")
			Object method(Event event, String more) {
				return more;
			}
		}, "it has 2 parameters");
		assertStops(new Object() {
			@SsePublish(channel = "x")
			void method(Event event) {
				// Returns nothing
			}
		}, "it returns nothing");
		assertStops(new Object() {
			@SsePublish(channel = "x")
			CompletableFuture<String> method(Event event) {
				return new CompletableFuture<>();
			}
		}, "not there yet");
		assertStops(new Object() {
			@EventListener
			@SsePublish(channel = "x")
			Object method(Event event) {
				return event;
			}
		}, "it is an @EventListener too");
	}

	private static void assertStops(Object bean, String problem) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SseAutoConfiguration.class, SseConversionAutoConfiguration.class))
			.withBean("wrong", Object.class, () -> bean)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(FailureAnalyzedException.class)
				.hasMessageStartingWith("@SsePublish on ")
				.hasMessageContaining(problem));
	}

	record Event(String id) {

	}

}
