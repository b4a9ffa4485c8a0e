package io.github.sseboot.shared;

import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tab of a browser with a page that listens, and notes what it hears. For the thread of
 * its browser.
 *
 * @param page the page
 */
record Tab(Page page) {

	static Tab open(BrowserContext window, String server, String url, String options) {
		Page page = window.newPage();
		page.navigate(server + "/tab");
		page.waitForFunction("() => window.seen");
		page.evaluate("open('" + url + "', { " + options + " })");
		return new Tab(page);
	}

	/**
	 * Playwright must be asked by its own thread.
	 */
	static ConditionFactory soon() {
		return Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(20));
	}

	void run(String script) {
		this.page.evaluate(script);
	}

	void await(String condition) {
		soon().untilAsserted(
				() -> assertThat(this.page.evaluate(condition)).as(() -> seen() + " " + states()).isEqualTo(true));
	}

	void awaitEvents(String... events) {
		soon().untilAsserted(() -> assertThat(events()).containsExactly(events));
	}

	void awaitLast(String event) {
		await("events().at(-1) === '" + event + "'");
	}

	/** What the application published. */
	List<String> events() {
		return lines("events()");
	}

	List<String> seen() {
		return lines("seen");
	}

	List<String> states() {
		return lines("states");
	}

	void close() {
		this.page.close();
	}

	@SuppressWarnings("unchecked")
	private List<String> lines(String script) {
		return (List<String>) this.page.evaluate(script);
	}

}
