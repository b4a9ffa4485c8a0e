package io.github.sseboot.sample.browser;

import java.util.List;
import java.util.stream.LongStream;

import com.microsoft.playwright.Page;
import io.github.sseboot.test.FaultProxy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The clock in a real browser.
 */
class PingPageTests extends BrowserTests {

	@Test
	void pingsArriveAndNothingElseHappens() {
		try (Tab tab = tab()) {
			Page page = open(tab, this.port);
			waitForPings(page, 3);
			assertThat(page.locator("[data-event='sse.open'].seen")).isVisible();
			assertThat(page.locator("#last-id")).not().hasText("none yet");
			assertThatPingsAreComplete(page);
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void whoPressesReconnectGetsThePingsInBetween() {
		try (Tab tab = tab(); Tab witness = tab()) {
			Page page = open(tab, this.port);
			waitForPings(page, 1);
			page.locator("#toggle").click();
			assertThat(page.locator("#state")).hasText("Disconnected");
			waitForPings(open(witness, this.port), 3);
			page.locator("#toggle").click();
			assertThat(page.locator("#notice")).containsText("sent while you were away");
			waitForPings(page, 4);
			assertThatPingsAreComplete(page);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void aCutConnectionComesBackByItselfWithoutLoss() {
		try (FaultProxy network = FaultProxy.to(this.port); Tab tab = tab(); Tab witness = tab()) {
			Page page = open(tab, network.port());
			waitForPings(page, 1);
			network.refuse(true);
			network.cut();
			assertThat(page.locator("#state")).hasText("Reconnecting");
			waitForPings(open(witness, this.port), 2);
			network.refuse(false);
			assertThat(page.locator("#state")).hasText("Live");
			assertThat(page.locator("#notice")).containsText("sent while you were away");
			waitForPings(page, 5);
			assertThatPingsAreComplete(page);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	private Page open(Tab tab, int throughPort) {
		tab.page().navigate("http://localhost:%d/ping.html".formatted(throughPort));
		assertThat(tab.page().locator("#state")).hasText("Live");
		return tab.page();
	}

	private static void waitForPings(Page page, int count) {
		page.waitForFunction("(count) => document.querySelectorAll('[data-event=ping]').length >= count", count);
	}

	private static void assertThatPingsAreComplete(Page page) {
		List<Long> numbers = page.locator("[data-event=ping] .log-data")
			.allTextContents()
			.stream()
			.map((data) -> new JsonMapper().readTree(data).path("number").asLong())
			.sorted()
			.toList();
		assertThat(numbers)
			.isEqualTo(LongStream.range(numbers.get(0), numbers.get(0) + numbers.size()).boxed().toList());
	}

}
