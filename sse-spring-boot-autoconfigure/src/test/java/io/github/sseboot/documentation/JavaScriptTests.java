package io.github.sseboot.documentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.sseboot.support.Chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The JavaScript of the pages, in the Chromium that is installed on this machine: all of
 * it is parsed, and what the guide says about the client is run against the guide's own
 * application.
 */
@Tag("slow")
class JavaScriptTests {

	private static final String CLIENT = "What a client must do";

	private static final String SHARED = "One stream for all tabs";

	/** Notes what the example does with its events. */
	private static final String SURROUNDINGS = """
			globalThis.seen = [];
			globalThis.show = (ticket) => seen.push(`show ${ticket.title}`);
			globalThis.clear = () => seen.push('clear');
			globalThis.stopped = () => seen.push('stopped');
			globalThis.mark = (state) => seen.push(state);
			globalThis.freshToken = () => seen.push('token');
			globalThis.reload = () => seen.push('reload');
			""";

	private static Chromium chromium;

	private static GuideApplication app;

	@TempDir
	private static Path output;

	@BeforeAll
	static void start() throws Exception {
		chromium = Chromium.startOrSkip("the JavaScript of the pages was");
		app = GuideApplication.start(GuideApplication.Server.TOMCAT, output);
	}

	@AfterAll
	static void stop() throws IOException {
		if (chromium != null) {
			chromium.close();
		}
		if (app != null) {
			app.close();
		}
	}

	@Test
	void allOfItCanBeParsed() throws IOException {
		List<Snippet> snippets = Snippet.all("js");
		assertThat(snippets).isNotEmpty();
		try (Page page = chromium.browser().newPage()) {
			for (Snippet snippet : snippets) {
				assertThat(problem(page, imported(snippet.code()))).as(snippet.toString()).isEmpty();
			}
			assertThat(problem(page, "const = 1;")).contains("SyntaxError");
		}
	}

	@Test
	void theClientOfTheGuideShowsTheStateAndItsChanges() throws IOException {
		app.call("tickets", "change", "js", "first");
		try (Page page = run(GuidePage.block(CLIENT, "js"))) {
			page.waitForFunction("seen.includes('show first')");
			app.call("tickets", "change", "js", "second");
			page.waitForFunction("seen.includes('show second')");
			assertThat(page.evaluate("seen.includes('clear') || seen.includes('stopped')")).isEqualTo(false);
			assertThat((String) page.evaluate("connection")).hasSizeGreaterThan(20);
		}
	}

	@Test
	void itBeginsAnewAfterAGap() throws IOException {
		app.call("tickets", "change", "gap", "kept");
		try (Page page = run(client("/tickets?lastEventId=nonsense"))) {
			page.waitForFunction("seen.includes('show kept')");
			assertThat(page.evaluate("seen[0]")).isEqualTo("clear");
		}
	}

	@Test
	void itStaysAwayFromWhatIsFinished() throws IOException {
		try (Page page = run(client("/imports/js"))) {
			page.waitForFunction("connection");
			app.call("imports", "run", "js");
			page.waitForFunction("events.readyState === EventSource.CLOSED");
		}
		try (Page page = run(client("/imports/js"))) {
			page.waitForFunction("seen.includes('stopped')");
		}
	}

	@Test
	void itIsToldThatNobodyHasSignedIn() throws IOException {
		try (Page page = run(client("/tab"))) {
			page.waitForFunction("seen.includes('stopped')");
		}
	}

	@Test
	void theStreamOfAllTabsShowsWhatItsTabAskedFor() throws IOException {
		try (Page page = run("(async () => {" + imported(GuidePage.block(SHARED, "js")) + "})();")) {
			app.awaitListener("rooms/8");
			app.publish("rooms/7", Map.of("title", "left"));
			app.publish("rooms/8", Map.of("title", "joined"));
			app.publish("news", Map.of("title", "newest"));
			page.waitForFunction("seen.includes('show newest')");
			assertThat(page.evaluate("seen.filter((line) => line.startsWith('show')).join()"))
				.isEqualTo("show joined,show newest");
			assertThat(page.evaluate("seen.includes('open') && seen.includes('token')")).isEqualTo(true);
		}
	}

	@Test
	void anExampleThatDoesNotExistIsFound() {
		assertThatExceptionOfType(PlaywrightException.class).isThrownBy(() -> run("nothing();").close())
			.withMessageContaining("nothing is not defined");
	}

	private static String client(String path) throws IOException {
		String code = GuidePage.block(CLIENT, "js");
		assertThat(code).contains("'/tickets'");
		return code.replace("'/tickets'", "'" + path + "'");
	}

	/**
	 * Run a script in a page of the application.
	 */
	private static Page run(String code) {
		Page page = chromium.browser().newPage();
		page.navigate(app.uri("/login").toString());
		page.evaluate("(code) => { const script = document.createElement('script'); script.textContent = code; "
				+ "let problem; addEventListener('error', (event) => { problem = event.message; }, { once: true }); "
				+ "document.body.append(script); if (problem) { throw new Error(problem); } }", SURROUNDINGS + code);
		return page;
	}

	/**
	 * A script that can run in a function: what it imports at its beginning is awaited.
	 */
	private static String imported(String code) {
		return code.replaceAll("(?m)^import (\\{.*?}) from (.*);$", "const $1 = await import($2);");
	}

	private static String problem(Page page, String code) {
		return (String) page.evaluate(
				"(code) => { try { new (async () => {}).constructor(code); return ''; } catch (ex) { return String(ex); } }",
				code);
	}

}
