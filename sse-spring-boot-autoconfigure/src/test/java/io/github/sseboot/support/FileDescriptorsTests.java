package io.github.sseboot.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
		assertThat(printed(() -> assertThat(FileDescriptors.atMost(100, 2, 1024, 100)).isEqualTo(100))).isEmpty();
		assertThat(FileDescriptors.atMost(100, 2, Long.MAX_VALUE, 0)).isEqualTo(100);
	}

	@Test
	void fewerAreGivenWithTheReason() {
		assertThat(printed(() -> assertThat(FileDescriptors.atMost(5000, 2, 1024, 24)).isEqualTo(350)))
			.contains("350 instead of 5000", "1024", "ulimit -n");
		assertThat(FileDescriptors.atMost(5000, 2, 100, 24)).isZero();
	}

	private static String printed(Runnable action) {
		PrintStream original = System.out;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
			action.run();
		}
		finally {
			System.setOut(original);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
