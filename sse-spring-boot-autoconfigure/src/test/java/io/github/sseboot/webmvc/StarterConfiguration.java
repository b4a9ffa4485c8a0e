package io.github.sseboot.webmvc;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import io.github.sseboot.autoconfigure.SseAutoConfiguration;
import io.github.sseboot.autoconfigure.SseConversionAutoConfiguration;
import io.github.sseboot.autoconfigure.SseWebMvcAutoConfiguration;

/**
 * The web side as the starter brings it.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
		JacksonAutoConfiguration.class, TaskExecutionAutoConfiguration.class, SseAutoConfiguration.class,
		SseConversionAutoConfiguration.class, SseWebMvcAutoConfiguration.class })
class StarterConfiguration {

}
