package io.github.sseboot.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.bind.annotation.RestController;

import io.github.sseboot.SseChannel;
import io.github.sseboot.annotation.SseEndpoint;
import io.github.sseboot.core.wire.Dialect;
import io.github.sseboot.dialect.HtmxDialect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event is encoded for the dialects that endpoints choose, and for no other.
 */
class ChosenDialectsTests {

	private static final WebApplicationContextRunner RUNNER = Runners.web()
		.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class))
		.withUserConfiguration(Pages.class);

	@Test
	void thoseThatEndpointsChooseAreInUse() {
		RUNNER.withPropertyValues("page.dialect=turbo")
			.run((context) -> assertThat(context.getBean(SseDialects.class).all()).extracting(Dialect::name)
				.containsExactlyInAnyOrder("plain", "htmx", "turbo"));
	}

	@Test
	void theDefaultIsThatOfTheProperty() {
		RUNNER.withPropertyValues("page.dialect=turbo", "sse.dialect=datastar")
			.run((context) -> assertThat(context.getBean(SseDialects.class).all()).extracting(Dialect::name)
				.startsWith("datastar")
				.containsExactlyInAnyOrder("datastar", "htmx", "turbo"));
	}

	@Test
	void aBeanReplacesTheStandardDialectOfItsName() {
		RUNNER.withPropertyValues("page.dialect=htmx")
			.withBean(Dialect.class, () -> new NamedDialect("htmx"))
			.run((context) -> assertThat(context.getBean(SseDialects.class).all()).hasSize(2)
				.noneMatch(HtmxDialect.class::isInstance));
	}

	@Test
	void theDefaultMayBeADialectOfTheApplication() {
		Runners.plain()
			.withPropertyValues("sse.dialect=loud")
			.withBean(Dialect.class, () -> new NamedDialect("loud"))
			.run((context) -> assertThat(context.getBean(SseDialects.class).all()).extracting(Dialect::name)
				.containsExactly("loud"));
	}

	@Test
	void oneThatDoesNotExistStopsTheStart() {
		RUNNER.withPropertyValues("page.dialect=morse")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("dialect \"${page.dialect}\" is not known"));
	}

	@Test
	void aPlaceholderWithoutAValueIsReportedByTheEndpoint() {
		RUNNER.run((context) -> assertThat(context).getFailure()
			.hasMessageContaining("placeholder that cannot be resolved"));
	}

	@RestController
	static class Pages {

		@SseEndpoint(path = "/htmx", dialect = "htmx")
		SseChannel htmx() {
			return SseChannel.of("a");
		}

		@SseEndpoint(path = "/other", dialect = "${page.dialect}")
		SseChannel other() {
			return SseChannel.of("a");
		}

	}

}
