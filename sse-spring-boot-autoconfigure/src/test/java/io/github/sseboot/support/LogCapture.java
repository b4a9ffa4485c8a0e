package io.github.sseboot.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Collects what anything logs at WARN or above while it is open, also across the reset of
 * Logback that comes with the start of an application. Use it by try-with-resources, or
 * register it as a JUnit extension: then it is empty before each test. Thread-safe, never
 * blocks.
 */
public final class LogCapture implements AutoCloseable, BeforeEachCallback, AfterEachCallback {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private final LogCaptureRevival revival = new LogCaptureRevival(this::attach);

	private final Runnable atStart = this::begin;

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
				event.prepareForDeferredProcessing();
				LogCapture.this.events.add(event);
			}
		}

	};

	/**
	 * A capture that begins now.
	 */
	public static LogCapture start() {
		LogCapture capture = new LogCapture();
		capture.begin();
		return capture;
	}

	/**
	 * What was logged at WARN or above, as {@code LEVEL logger: message}, with the
	 * exception if there is one.
	 */
	public List<String> lines() {
		return this.events.stream().map(LogCapture::line).toList();
	}

	/**
	 * Fails with all lines unless there are none.
	 */
	public void nothingAtWarnOrAbove() {
		List<String> lines = lines();
		if (!lines.isEmpty()) {
			throw new AssertionError("Expected nothing at WARN or above but there are " + lines.size() + ":\n"
					+ String.join("\n", lines));
		}
	}

	/**
	 * Forgets what was captured so far.
	 */
	public void clear() {
		this.events.clear();
	}

	@Override
	public void beforeEach(ExtensionContext test) {
		clear();
		begin();
	}

	@Override
	public void afterEach(ExtensionContext test) {
		close();
	}

	@Override
	public void close() {
		LogCaptureAtStart.REVIVALS.remove(this.atStart);
		this.context.removeListener(this.revival);
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.appender);
		this.appender.stop();
	}

	private void begin() {
		LogCaptureAtStart.REVIVALS.add(this.atStart);
		this.appender.setContext(this.context);
		this.context.removeListener(this.revival);
		this.context.addListener(this.revival);
		attach();
	}

	private void attach() {
		this.appender.start();
		Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);
		if (!root.isAttached(this.appender)) {
			root.addAppender(this.appender);
		}
	}

	private static String line(ILoggingEvent event) {
		String line = event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage();
		IThrowableProxy thrown = event.getThrowableProxy();
		return (thrown != null) ? line + " - " + thrown.getClassName() + ": " + thrown.getMessage() : line;
	}

}
