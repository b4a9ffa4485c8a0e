package io.github.sseboot.sample.browser;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What all tests with a browser need: the application, and one Chromium for all tests of
 * the class. Without a Chromium each test is skipped, one by one: a class that is skipped
 * as a whole counts as no test at all, and nobody would notice.
 */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "sse.connection.retry=300ms", "sse.heartbeat.interval=1s" })
abstract class BrowserTests {

	private static @Nullable Chromium chromium;

	@LocalServerPort
	protected int port;

	@BeforeEach
	void startBrowserOrSkip() {
		if (chromium == null) {
			chromium = Chromium.startOrSkip();
		}
	}

	@AfterAll
	static void stopBrowser() {
		if (chromium != null) {
			chromium.close();
			chromium = null;
		}
	}

	/**
	 * A tab of a browser that has seen nothing yet.
	 */
	protected static Tab tab() {
		return new Tab(chromium());
	}

	protected static Chromium chromium() {
		return Objects.requireNonNull(chromium);
	}

}
