package io.github.sseboot.sample.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.microsoft.playwright.Page;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseEvent;
import io.github.sseboot.annotation.SseEndpoint;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is published arrives in a browser as it was, but for line ends, which the
 * format makes all alike.
 */
@Import(RoundTripTests.Endpoint.class)
class RoundTripTests extends BrowserTests {

	private static final SseChannel CHANNEL = SseChannel.of("round/trip");

	private static final int EVENTS = 10_000;

	private static final List<String> PIECES = List.of("a", "data: ", "id: 7", "event: x", ":", " ", "  ", "\n", "\r",
			"\r\n", "\t", "\uFEFF", "\u2028", "\u0001", "\u00e9", "\u4e16", "\ud83d\ude00", "{\"x\":1}", "retry: 1");

	@Autowired
	private SseBroadcaster sse;

	@Test
	@SuppressWarnings("unchecked")
	void tenThousandRandomEventsArriveAsTheyWere() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<String> names = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			names.add("n" + i + text(random).replaceAll("[\r\n]", ""));
		}
		try (Tab tab = tab()) {
			Page page = tab.page();
			page.navigate("http://localhost:%d/ping.html".formatted(this.port));
			page.evaluate("""
					(names) => new Promise((opened) => {
						window.received = [];
						const source = new EventSource('/round/trip');
						const keep = (event) => window.received.push(event.type + '|' + event.data);
						source.onmessage = keep;
						names.forEach((name) => source.addEventListener(name, keep));
						source.addEventListener('sse.open', opened);
					})""", names);
			List<String> expected = new ArrayList<>();
			for (int i = 0; i < EVENTS; i++) {
				String name = random.nextBoolean() ? names.get(random.nextInt(names.size())) : "message";
				String data = text(random);
				expected.add(name + "|" + data.replace("\r\n", "\n").replace('\r', '\n'));
				SseEvent event = SseEvent.of(data);
				this.sse.publish(CHANNEL, name.equals("message") ? event : event.name(name));
			}
			page.waitForFunction("(count) => window.received.length >= count", EVENTS);
			assertThat((List<String>) page.evaluate("() => window.received")).as("seed " + seed)
				.containsExactlyElementsOf(expected);
		}
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(8); i > 0; i--) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return text.toString();
	}

	@TestConfiguration(proxyBeanMethods = false)
	@RestController
	static class Endpoint {

		@SseEndpoint("/round/trip")
		SseChannel roundTrip() {
			return CHANNEL;
		}

	}

}
