package io.github.sseboot;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SseEventTests {

	@Test
	void eachMethodReturnsAnotherEvent() {
		SseEvent plain = SseEvent.of("data");
		SseEvent full = plain.name("paid").key("order/7").version(3).header("region", "eu").header("x", "y");
		assertThat(plain).isEqualTo(new SseEvent(null, "data", null, null, null, Map.of()));
		assertThat(full).isEqualTo(new SseEvent("paid", "data", null, "order/7", 3L, Map.of("region", "eu", "x", "y")));
	}

	@Test
	void anEventIsNotWrappedAgain() {
		SseEvent event = SseEvent.named("ping");
		assertThat(SseEvent.of(event)).isSameAs(event);
		assertThat(event.data()).isNull();
	}

	@Test
	void exceptNamesConnectionsThatDoNotGetIt() {
		SseEvent event = SseEvent.of(1).except("abc");
		assertThat(event.headers()).containsEntry(SseEvent.EXCEPT_HEADER, "abc");
		assertThatIllegalArgumentException().isThrownBy(() -> event.except(""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sse.open", "sse.", "a\nb", "a\rb", "a\0b" })
	void rejectsNamesThatCouldMeanSomethingElse(String name) {
		SseEvent event = SseEvent.of("x");
		assertThatIllegalArgumentException().isThrownBy(() -> event.name(name)).withMessageStartingWith("Event name");
	}

	@Test
	void takesAnyOtherName() {
		assertThat(List.of("message", "sse", "SSE.x", " a ", "größe"))
			.allSatisfy((name) -> assertThat(SseEvent.named(name).name()).isEqualTo(name));
	}

}
