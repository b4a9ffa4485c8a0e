package io.github.sseboot.support;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

	/**
	 * What to do at a start. Applications in processes of their own have neither captures
	 * nor JUnit.
	 */
	static final Set<Runnable> REVIVALS = ConcurrentHashMap.newKeySet();

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		REVIVALS.forEach(Runnable::run);
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

}
