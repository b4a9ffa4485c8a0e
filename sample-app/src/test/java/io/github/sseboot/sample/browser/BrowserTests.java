package io.github.sseboot.sample.browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What all tests with a browser need: the application, and a Chromium.
 */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "sse.connection.retry=300ms",
		"sse.heartbeat.interval=300ms", "sample.ping.pace=300ms", "sample.answer.pace=12ms", "sample.load.length=4s" })
abstract class BrowserTests {

	@RegisterExtension
	static final OneChromium chromium = new OneChromium();

	@LocalServerPort
	protected int port;

	/**
	 * A tab of a browser that has seen nothing yet.
	 */
	protected static Tab tab() {
		return new Tab(chromium());
	}

	protected static Chromium chromium() {
		return chromium.get();
	}

}
