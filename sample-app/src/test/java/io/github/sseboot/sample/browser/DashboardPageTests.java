package io.github.sseboot.sample.browser;

import com.microsoft.playwright.Page;
import io.github.sseboot.test.FaultProxy;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard in a real browser.
 */
class DashboardPageTests extends BrowserTests {

	@Test
	void theChartsAreDrawnAndALoadShows() {
		try (Tab tab = tab()) {
			Page page = open(tab, this.port);
			assertThat(page.locator("#published-now")).not().hasText("–");
			assertThat(page.locator("#connections .plot-line[d^=M]")).hasCount(1);
			page.locator("#clients").fill("7");
			page.locator("#rate").fill("50");
			assertThat(page.locator("#deliveries-wanted")).hasText("350");
			page.locator("#start").click();
			assertThat(page.locator("#start")).isDisabled();
			assertThat(page.locator("#connections-now")).hasText("9");
			assertThat(page.locator("#load-error")).isEmpty();
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void aReloadFindsTheLastMinuteAndACutGoesOn() {
		try (FaultProxy network = FaultProxy.to(this.port); Tab tab = tab()) {
			Page page = open(tab, network.port());
			assertThat(page.locator("#deliveries-now")).not().hasText("–");
			page.reload();
			page.waitForFunction("() => document.querySelector('#heap .plot-line').getAttribute('d')?.includes('L')");
			network.refuse(true);
			network.cut();
			assertThat(page.locator("#state")).hasText("Reconnecting");
			network.refuse(false);
			assertThat(page.locator("#state")).hasText("Live");
			String before = page.locator("#totals").textContent();
			assertThat(page.locator("#totals")).not().hasText(before);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	private static Page open(Tab tab, int port) {
		tab.page().navigate("http://localhost:%d/dashboard.html".formatted(port));
		assertThat(tab.page().locator("#state")).hasText("Live");
		return tab.page();
	}

}
