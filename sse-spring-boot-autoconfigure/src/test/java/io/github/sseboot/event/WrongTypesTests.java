package io.github.sseboot.event;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sseboot.autoconfigure.SseAutoConfiguration;
import io.github.sseboot.autoconfigure.SseConversionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes that cannot be published stop the start, if they are the application's.
 */
class WrongTypesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SseAutoConfiguration.class, SseConversionAutoConfiguration.class));

	@Test
	void allOfThemAreNamedAtTheStart() {
		of("io.github.sseboot.event.wrong").run((context) -> {
			FailureAnalysis analysis = ((FailureAnalyzedException) context.getStartupFailure()).analysis();
			assertThat(analysis.getDescription().lines()).satisfiesExactlyInAnyOrder(
					(line) -> assertThat(line).contains("WrongEvents$Unknown", "no property 'nowhere'"),
					(line) -> assertThat(line).contains("WrongEvents$Repeated", "must not start with 'sse.'"),
					(line) -> assertThat(line).contains("WrongEvents$WithoutId", "no property 'id'"),
					(line) -> assertThat(line).contains("WrongEvents$Several", "channel 'x/*' cannot be one"));
			assertThat(analysis.getAction().lines()).hasSize(2).allMatch((line) -> line.endsWith("."));
		});
	}

	@Test
	void anApplicationWithoutThemStarts() {
		of("io.github.sseboot.view").run((context) -> assertThat(context).hasNotFailed());
		this.runner.run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner of(String packageName) {
		return this.runner.withInitializer((context) -> AutoConfigurationPackages
			.register((BeanDefinitionRegistry) context.getBeanFactory(), packageName));
	}

}
