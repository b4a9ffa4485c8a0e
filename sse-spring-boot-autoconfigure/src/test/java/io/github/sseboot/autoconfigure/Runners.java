package io.github.sseboot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

/**
 * Applications with the starter, with and without a web server.
 */
final class Runners {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(SseAutoConfiguration.class,
			SseConversionAutoConfiguration.class, SseWebMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class);

	private Runners() {
	}

	static ApplicationContextRunner plain() {
		return new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);
	}

	static WebApplicationContextRunner web() {
		return new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withConfiguration(AutoConfigurations.of(DispatcherServletAutoConfiguration.class,
					WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class));
	}

}
