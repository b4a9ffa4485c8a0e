package io.github.sseboot.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;

/**
 * Attaches an appender again whenever Logback forgets all appenders.
 */
final class LogCaptureRevival implements LoggerContextListener {

	private final Runnable attach;

	LogCaptureRevival(Runnable attach) {
		this.attach = attach;
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onStart(LoggerContext context) {
		this.attach.run();
	}

	@Override
	public void onReset(LoggerContext context) {
		this.attach.run();
	}

	@Override
	public void onStop(LoggerContext context) {
		// nothing is logged until the next start
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
		// the appender takes what the loggers let through
	}

}
