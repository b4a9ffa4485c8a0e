package io.github.sseboot.shared;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code /sse/client.js}: one stream for all tabs of a browser, whatever the browser has
 * to share it with.
 */
@Tag("slow")
class SharedClientTests {

	private static final String NO_WORKER = "delete window.SharedWorker;";

	private static Tabs tabs;

	private static ServletWebServerApplicationContext context;

	private static SseBroadcaster sse;

	private static String origin;

	private BrowserContext window;

	/**
	 * Or skip all of them if there is no browser: CI installs one and fails when a test
	 * is skipped.
	 */
	@BeforeAll
	static void start() {
		Optional<Path> executable = Tabs.executable();
		Assumptions.assumeTrue(executable.isPresent(),
				"No browser, so the shared client was not tried: set SSE_CHROMIUM to the executable of a Chromium");
		tabs = new Tabs(executable.get());
		context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(SharedApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off", "sse.heartbeat.interval=500ms",
					"sse.connection.retry=200ms", "sse.long-poll.enabled=true", "sse.long-poll.hold=1s")
			.run();
		sse = context.getBean(SseBroadcaster.class);
		origin = "http://localhost:" + SharedApplication.port(context);
	}

	@AfterAll
	static void stop() {
		if (tabs != null) {
			tabs.close();
			context.close();
		}
	}

	@BeforeEach
	void open() {
		this.window = tabs.window();
	}

	@AfterEach
	void close() {
		this.window.close();
		soon().until(() -> connections().isEmpty());
	}

	@Test
	void tabsShareAStreamAndEachGetsItsOwn() {
		Page first = tab("/live", "channels: ['a', 'rooms/*']");
		Page second = tab("/live", "channels: ['b']");
		awaitChannels("a", "b", "rooms/*");
		publish("a", "1");
		publish("b", "2");
		publish("rooms/7", "3");
		awaitEvents(first, "tick 1", "tick 3");
		awaitEvents(second, "tick 2");
		assertThat(connections()).hasSize(1);
		second.evaluate("stream.join('a')");
		awaitChannels("a", "b", "rooms/*");
		first.evaluate("stream.join('c')");
		awaitChannels("a", "b", "c", "rooms/*");
		publish("a", "4");
		awaitEvents(second, "tick 2", "tick 4");
		awaitEvents(first, "tick 1", "tick 3", "tick 4");
		first.evaluate("stream.leave('a', 'c', 'rooms/*')");
		awaitChannels("a", "b");
		publish("a", "5");
		awaitEvents(second, "tick 2", "tick 4", "tick 5");
		awaitEvents(first, "tick 1", "tick 3", "tick 4");
		second.evaluate("stream.close()");
		awaitChannels("lobby");
		publish("lobby", "6");
		awaitEvents(first, "tick 1", "tick 3", "tick 4", "tick 6");
		awaitEvents(second, "tick 2", "tick 4", "tick 5");
		first.evaluate("stream.close()");
		soon().until(() -> connections().isEmpty());
	}

	@Test
	void aStreamThatIsCutGoesOnWhereItWas() {
		Page tab = tab("/live", "channels: ['cut']");
		awaitChannel("cut");
		for (int i = 0; i < 20; i++) {
			publish("cut", "a" + i);
			sse.close(SseTarget.channel(SseChannel.of("cut")), CloseReason.SHUTDOWN);
			publish("cut", "b" + i);
		}
		awaitLast(tab, "tick b19");
		List<String> expected = IntStream.range(0, 20)
			.boxed()
			.flatMap((i) -> Stream.of("tick a" + i, "tick b" + i))
			.toList();
		assertThat(events(tab)).isEqualTo(expected);
		assertThat(states(tab)).startsWith("connecting", "open", "connecting", "open").doesNotContain("closed");
	}

	@Test
	void withoutWorkersATabLeadsAndAnotherTakesOver() {
		this.window.addInitScript(NO_WORKER);
		Page first = tab("/live", "channels: ['led']");
		awaitChannel("led");
		Page second = tab("/live", "channels: ['led']");
		Page third = tab("/live", "channels: ['led', 'more']");
		awaitChannels("led", "more");
		publish("led", "1");
		awaitEvents(second, "tick 1");
		awaitEvents(third, "tick 1");
		assertThat(connections()).hasSize(1);
		first.close();
		for (int i = 2; i < 50; i++) {
			publish("led", "" + i);
		}
		awaitLast(second, "tick 49");
		awaitLast(third, "tick 49");
		assertThat(events(second)).hasSize(49).doesNotHaveDuplicates().isEqualTo(events(third));
		soon().until(() -> connections().size() == 1);
	}

	@Test
	void theEndOfAStreamIsForGoodAndSoIsAnErrorOfTheRequest() {
		Page tab = tab("/live", "channels: ['ending']");
		awaitChannel("ending");
		sse.close(SseTarget.channel(SseChannel.of("ending")), CloseReason.REVOKED);
		await(tab, "states.at(-1) === 'closed'");
		assertThat(seen(tab)).contains("sse.close {\"reason\":\"revoked\"}");
		Page absent = tab("/absent", "");
		await(absent, "states.at(-1) === 'closed 404'");
	}

	@Test
	void itIsSmall() throws IOException {
		assertThat(new ClassPathResource("META-INF/resources/sse/client.js").contentLength()).isLessThan(6 * 1024);
	}

	@Test
	void aGapIsTold() {
		Page tab = tab("/live?lastEventId=forged", "channels: ['gap']");
		await(tab, "seen.some((line) => line.startsWith('sse.gap') && line.includes('unknown-id'))");
	}

	@Test
	void headersAreMadeForEachRequest() {
		String headers = "headers: async () => ({ 'X-Token': await (await fetch('/token')).text() })";
		Page first = tab("/guarded", headers);
		awaitChannel("guarded");
		tab("/guarded", headers);
		for (int i = 0; i < 3; i++) {
			awaitChannel("guarded");
			publish("guarded", "" + i);
			sse.close(SseTarget.channel(SseChannel.of("guarded")), CloseReason.SHUTDOWN);
			soon().until(() -> connections().isEmpty());
		}
		awaitLast(first, "tick 2");
		awaitEvents(first, "tick 0", "tick 1", "tick 2");
		assertThat(states(first)).doesNotContain("closed");
	}

	@Test
	void aProxyThatCollectsIsNoticedAndNothingIsLost() throws IOException {
		try (CollectingProxy proxy = new CollectingProxy(URI.create(origin))) {
			Page tab = Tabs.tab(this.window, proxy.uri().toString());
			tab.evaluate("open('/live', { channels: ['slow'], silence: 2000 })");
			await(tab, "states.at(-1) === 'polling'");
			for (int i = 0; i < 10; i++) {
				publish("slow", "" + i);
			}
			awaitLast(tab, "tick 9");
			assertThat(events(tab)).hasSize(10).doesNotHaveDuplicates();
			assertThat(tab.context().cookies()).isEmpty();
			assertThat(proxy.completed()).anyMatch((query) -> query.contains("lastEventId=") && query.contains("slow"));
		}
		finally {
			this.window.close();
			sse.close(SseTarget.channel(SseChannel.of("slow")), CloseReason.SHUTDOWN);
		}
	}

	private Page tab(String url, String options) {
		Page page = Tabs.tab(this.window, origin);
		page.evaluate("open('" + url + "', { " + options + " })");
		return page;
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
		soon().until(() -> sse.listeners(SseChannel.of(channel)) > 0);
	}

	private static void awaitChannels(String... channels) {
		soon().untilAsserted(() -> assertThat(channels()).containsExactly(channels));
	}

	private static void awaitEvents(Page tab, String... events) {
		soon().untilAsserted(() -> assertThat(events(tab)).containsExactly(events));
	}

	private static void awaitLast(Page tab, String event) {
		await(tab, "events().at(-1) === '" + event + "'");
	}

	private static void await(Page tab, String condition) {
		soon().untilAsserted(
				() -> assertThat(tab.evaluate(condition)).as(() -> seen(tab) + " " + states(tab)).isEqualTo(true));
	}

	private static ConditionFactory soon() {
		return Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(20));
	}

	@SuppressWarnings("unchecked")
	private static List<String> events(Page tab) {
		return (List<String>) tab.evaluate("events()");
	}

	@SuppressWarnings("unchecked")
	private static List<String> seen(Page tab) {
		return (List<String>) tab.evaluate("seen");
	}

	@SuppressWarnings("unchecked")
	private static List<String> states(Page tab) {
		return (List<String>) tab.evaluate("states");
	}

}
