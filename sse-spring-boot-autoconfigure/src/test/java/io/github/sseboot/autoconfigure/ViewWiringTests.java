package io.github.sseboot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.ViewRenderingException;
import io.github.sseboot.core.ViewRenderer;
import io.github.sseboot.core.wire.Dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who renders views in which application.
 */
class ViewWiringTests {

	@Test
	void withoutSpringMvcAViewIsRefusedAndSaysWhatToAdd() {
		assertRefused(Runners.plain(), "has no Spring MVC");
	}

	@Test
	void withoutAViewTechnologyAViewIsRefusedAndSaysWhatToDo() {
		assertRefused(Runners.web(), "no template of another view technology has that name");
	}

	@Test
	void aRendererOfTheApplicationIsUsedInstead() {
		NamedDialect dialect = new NamedDialect("loud");
		Runners.web()
			.withBean(Dialect.class, () -> dialect)
			.withBean(ViewRenderer.class, () -> (view) -> ("mine " + view.name()).getBytes(StandardCharsets.UTF_8))
			.run((context) -> {
				publishView(context);
				assertThat(dialect.encoded).containsExactly("mine row");
			});
	}

	private static void assertRefused(AbstractApplicationContextRunner<?, ?, ?> runner, String problem) {
		runner.run((context) -> assertThatExceptionOfType(ViewRenderingException.class)
			.isThrownBy(() -> publishView((ApplicationContext) context))
			.withMessageStartingWith("View 'row'")
			.withMessageContaining(problem));
	}

	private static void publishView(ApplicationContext context) {
		context.getBean(SseBroadcaster.class).publish(SseChannel.of("c"), SseEvent.view("row", Map.of()));
	}

}
