package io.github.sseboot.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link FileDescriptors}.
 */
class FileDescriptorsTests {

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void countsWhatIsOpen() throws IOException {
		long before = FileDescriptors.open();
		List<ServerSocket> sockets = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			sockets.add(new ServerSocket(0));
		}
		assertThat(FileDescriptors.open()).isBetween(before + 40, FileDescriptors.limit());
		for (ServerSocket socket : sockets) {
			socket.close();
		}
	}

	@Test
	void affordableNumberIsGivenSilently() {
		assertThat(logged(() -> assertThat(FileDescriptors.atMost(100, 2, 1024, 100)).isEqualTo(100))).isEmpty();
		assertThat(FileDescriptors.atMost(100, 2, Long.MAX_VALUE, 0)).isEqualTo(100);
	}

	@Test
	void fewerAreGivenWithTheReason() {
		assertThat(logged(() -> assertThat(FileDescriptors.atMost(5000, 2, 1024, 24)).isEqualTo(350)))
			.contains("350 instead of 5000", "1024", "ulimit -n");
		assertThat(FileDescriptors.atMost(5000, 2, 100, 24)).isZero();
	}

	private static String logged(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger(FileDescriptors.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		logger.setLevel(Level.INFO);
		try {
			action.run();
		}
		finally {
			logger.detachAppender(appender);
		}
		return appender.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
	}

}
