package io.github.sseboot.autoconfigure;

import io.micrometer.context.ContextSnapshotFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

import io.github.sseboot.context.ContextCarrier;
import io.github.sseboot.context.MdcCarrier;
import io.github.sseboot.context.SecurityCarrier;
import io.github.sseboot.context.SnapshotCarrier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who carries the context of a request in which application.
 */
class ContextWiringTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SseContextAutoConfiguration.class));

	@Test
	void everythingIsCarriedInOrder() {
		this.runner.run((context) -> assertThat(context.getBeanProvider(ContextCarrier.class).orderedStream())
			.hasExactlyElementsOfTypes(SnapshotCarrier.class, MdcCarrier.class, SecurityCarrier.class));
	}

	@Test
	void withoutTheLibrariesTheRestIsCarried() {
		this.runner
			.withClassLoader(
					new FilteredClassLoader(ContextSnapshotFactory.class, DelegatingSecurityContextRunnable.class))
			.run((context) -> assertThat(context.getBeanProvider(ContextCarrier.class).orderedStream())
				.hasExactlyElementsOfTypes(MdcCarrier.class));
	}

}
