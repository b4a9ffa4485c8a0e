package io.github.sseboot.support;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Keeps open captures going when an application starts: Spring Boot stops Logback, which
 * drops all of its listeners, and only then resets it. Registered in
 * {@code META-INF/spring.factories} of the tests.
 */
final class LogCaptureAtStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		LogCapture.revive();
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

}
