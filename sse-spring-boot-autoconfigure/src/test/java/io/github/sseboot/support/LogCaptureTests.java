package io.github.sseboot.support;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link LogCapture}.
 */
class LogCaptureTests {

	private static final Logger logger = LoggerFactory.getLogger("test.logger");

	@RegisterExtension
	final LogCapture extension = new LogCapture();

	@Test
	void quietLogsPass() {
		logger.info("nothing special");
		this.extension.nothingAtWarnOrAbove();
	}

	@Test
	void warningFailsWithItsTextAndException() {
		logger.warn("careful, {}", "please", new IllegalStateException("why"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.extension::nothingAtWarnOrAbove)
			.withMessageContaining("WARN test.logger: careful, please - java.lang.IllegalStateException: why");
	}

	@Test
	void errorCountsTooUntilCleared() {
		logger.error("broken");
		assertThat(this.extension.lines()).containsExactly("ERROR test.logger: broken");
		this.extension.clear();
		this.extension.nothingAtWarnOrAbove();
	}

	@Test
	void captureSurvivesTheResetOfLogback() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.reset();
		logger.warn("after reset");
		context.stop();
		context.start();
		logger.warn("after start");
		assertThat(this.extension.lines()).containsExactly("WARN test.logger: after reset",
				"WARN test.logger: after start");
	}

	@Test
	void captureSurvivesTheStartOfAnApplication() {
		for (int i = 0; i < 2; i++) {
			this.extension.clear();
			SpringApplication application = new SpringApplication(Object.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			ConfigurableApplicationContext context = application.run();
			logger.warn("while it runs");
			context.close();
			logger.warn("afterwards");
			assertThat(this.extension.lines()).containsExactly("WARN test.logger: while it runs",
					"WARN test.logger: afterwards");
		}
	}

	@Test
	void closedCaptureTakesNothing() {
		LogCapture capture = LogCapture.start();
		logger.warn("during");
		capture.close();
		logger.warn("later");
		((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
		logger.warn("after reset");
		assertThat(capture.lines()).containsExactly("WARN test.logger: during");
	}

}
