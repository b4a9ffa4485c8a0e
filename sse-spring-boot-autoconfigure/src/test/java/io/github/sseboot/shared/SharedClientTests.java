package io.github.sseboot.shared;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;

import io.github.sseboot.CloseReason;
import io.github.sseboot.SseBroadcaster;
import io.github.sseboot.SseChannel;
import io.github.sseboot.SseConnection;
import io.github.sseboot.SseEvent;
import io.github.sseboot.SseTarget;
import io.github.sseboot.support.Chromium;
import io.github.sseboot.test.SseTestClient;
import io.github.sseboot.test.SseTestStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code /sse/client.js}: one stream for all tabs of a browser, whatever the browser has
 * to share it with.
 */
@Tag("slow")
class SharedClientTests {

	private static final int PLACES = 20;

	private static final String NO_WORKER = "delete window.SharedWorker;";

	private static Chromium chromium;

	private static ServletWebServerApplicationContext context;

	private static SseBroadcaster sse;

	private static String origin;

	private BrowserContext window;

	@BeforeAll
	static void start() {
		chromium = Chromium.startOrSkip("the shared client was");
		context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(SharedApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off", "sse.heartbeat.interval=500ms",
					"sse.connection.retry=200ms", "sse.limits.connections=" + PLACES, "sse.long-poll.enabled=true",
					"sse.long-poll.hold=1s")
			.run();
		sse = context.getBean(SseBroadcaster.class);
		origin = "http://localhost:" + SharedApplication.port(context);
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
			context.close();
		}
	}

	@BeforeEach
	void open() {
		this.window = chromium.browser().newContext();
	}

	@AfterEach
	void close() {
		this.window.close();
		Tab.soon().until(() -> connections().isEmpty());
	}

	@Test
	void tabsShareAStreamAndEachGetsItsOwn() {
		Tab first = tab("/live", "channels: ['a', 'rooms/*']");
		Tab second = tab("/live", "channels: ['b']");
		awaitChannels("a", "b", "rooms/*");
		publish("a", "1");
		publish("b", "2");
		publish("rooms/7", "3");
		first.awaitEvents("tick 1", "tick 3");
		second.awaitEvents("tick 2");
		assertThat(connections()).hasSize(1);
		second.run("stream.join('a')");
		awaitChannels("a", "b", "rooms/*");
		first.run("stream.join('c')");
		awaitChannels("a", "b", "c", "rooms/*");
		publish("a", "4");
		second.awaitEvents("tick 2", "tick 4");
		first.awaitEvents("tick 1", "tick 3", "tick 4");
		first.run("stream.leave('a', 'c', 'rooms/*')");
		awaitChannels("a", "b");
		publish("a", "5");
		second.awaitEvents("tick 2", "tick 4", "tick 5");
		first.awaitEvents("tick 1", "tick 3", "tick 4");
		second.run("stream.close()");
		awaitChannels("lobby");
		publish("lobby", "6");
		first.awaitEvents("tick 1", "tick 3", "tick 4", "tick 6");
		second.awaitEvents("tick 2", "tick 4", "tick 5");
		first.run("stream.close()");
		Tab.soon().until(() -> connections().isEmpty());
	}

	@Test
	void aStreamThatIsCutGoesOnWhereItWas() {
		Tab tab = tab("/live", "channels: ['cut']");
		awaitChannel("cut");
		for (int i = 0; i < 20; i++) {
			publish("cut", "a" + i);
			sse.close(SseTarget.channel(SseChannel.of("cut")), CloseReason.SHUTDOWN);
			publish("cut", "b" + i);
		}
		tab.awaitLast("tick b19");
		List<String> expected = IntStream.range(0, 20)
			.boxed()
			.flatMap((i) -> Stream.of("tick a" + i, "tick b" + i))
			.toList();
		assertThat(tab.events()).isEqualTo(expected);
		assertThat(tab.states()).startsWith("connecting", "open", "connecting", "open").doesNotContain("closed");
	}

	@Test
	void withoutWorkersATabLeadsAndAnotherTakesOver() {
		this.window.addInitScript(NO_WORKER);
		Tab first = tab("/live", "channels: ['led']");
		awaitChannel("led");
		Tab second = tab("/live", "channels: ['led']");
		Tab third = tab("/live", "channels: ['led', 'more']");
		awaitChannels("led", "more");
		publish("led", "1");
		second.awaitEvents("tick 1");
		third.awaitEvents("tick 1");
		assertThat(connections()).hasSize(1);
		first.close();
		for (int i = 2; i < 50; i++) {
			publish("led", "" + i);
		}
		second.awaitLast("tick 49");
		third.awaitLast("tick 49");
		assertThat(second.events()).hasSize(49).doesNotHaveDuplicates().isEqualTo(third.events());
		Tab.soon().until(() -> connections().size() == 1);
	}

	@Test
	void theEndOfAStreamIsForGoodAndSoIsAnErrorOfTheRequest() {
		Tab tab = tab("/live", "channels: ['ending']");
		awaitChannel("ending");
		sse.close(SseTarget.channel(SseChannel.of("ending")), CloseReason.REVOKED);
		tab.await("states.at(-1) === 'closed'");
		assertThat(tab.seen()).contains("sse.close {\"reason\":\"revoked\"}");
		Tab absent = tab("/absent", "");
		absent.await("states.at(-1) === 'closed 404'");
	}

	@Test
	void aRefusalIsToldAndTheStreamComesWhenThereIsRoom() {
		List<SseTestStream> others = new ArrayList<>();
		for (int i = 0; i < PLACES; i++) {
			others.add(SseTestClient.to(SharedApplication.port(context)).open("/live?channel=full"));
		}
		Tab tab = tab("/live", "channels: ['refused']");
		tab.await("seen.some((line) => line.startsWith('sse.refused') && line.includes('connections'))");
		others.forEach(SseTestStream::close);
		awaitChannel("refused");
		publish("refused", "welcome");
		tab.awaitEvents("tick welcome");
	}

	@Test
	void itIsSmall() throws IOException {
		assertThat(new ClassPathResource("META-INF/resources/sse/client.js").contentLength()).isLessThan(6 * 1024);
	}

	@Test
	void aGapIsTold() {
		Tab tab = tab("/live?lastEventId=forged", "channels: ['gap']");
		tab.await("seen.some((line) => line.startsWith('sse.gap') && line.includes('unknown-id'))");
	}

	@Test
	void headersAreMadeForEachRequest() {
		String headers = "headers: async () => ({ 'X-Token': await (await fetch('/token')).text() })";
		Tab first = tab("/guarded", headers);
		awaitChannel("guarded");
		tab("/guarded", headers);
		for (int i = 0; i < 3; i++) {
			awaitChannel("guarded");
			publish("guarded", "" + i);
			sse.close(SseTarget.channel(SseChannel.of("guarded")), CloseReason.SHUTDOWN);
			Tab.soon().until(() -> connections().isEmpty());
		}
		first.awaitLast("tick 2");
		first.awaitEvents("tick 0", "tick 1", "tick 2");
		assertThat(first.states()).doesNotContain("closed");
	}

	@Test
	void aProxyThatCollectsIsNoticedAndNothingIsLost() throws IOException {
		try (CollectingProxy proxy = new CollectingProxy(URI.create(origin))) {
			Tab tab = Tab.open(this.window, proxy.uri().toString(), "/live", "channels: ['slow'], silence: 2000");
			tab.await("states.at(-1) === 'polling'");
			for (int i = 0; i < 10; i++) {
				publish("slow", "" + i);
			}
			tab.awaitLast("tick 9");
			assertThat(tab.events()).hasSize(10).doesNotHaveDuplicates();
			assertThat(this.window.cookies()).isEmpty();
			assertThat(proxy.completed()).anyMatch((query) -> query.contains("lastEventId=") && query.contains("slow"));
		}
		finally {
			this.window.close();
			sse.close(SseTarget.channel(SseChannel.of("slow")), CloseReason.SHUTDOWN);
		}
	}

	private Tab tab(String url, String options) {
		return Tab.open(this.window, origin, url, options);
	}

	private static void publish(String channel, String data) {
		sse.publish(SseChannel.of(channel), SseEvent.of(data).name("tick")).toCompletableFuture().join();
	}

	private static List<? extends SseConnection> connections() {
		return List.copyOf(sse.connections().matching(SseTarget.all()));
	}

	private static List<String> channels() {
		return connections().stream()
			.flatMap((connection) -> connection.channels().stream())
			.map(SseChannel::name)
			.sorted()
			.toList();
	}

	private static void awaitChannel(String channel) {
		Tab.soon().until(() -> sse.listeners(SseChannel.of(channel)) > 0);
	}

	private static void awaitChannels(String... channels) {
		Tab.soon().untilAsserted(() -> assertThat(channels()).containsExactly(channels));
	}

}
