package io.github.sseboot.sample.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many streams a real browser opens over HTTP/1.1.
 */
class LimitsPageTests extends BrowserTests {

	@Test
	void theSeventhStreamWaitsUntilAnotherIsClosed() {
		try (Tab tab = tab()) {
			Page page = tab.page();
			page.navigate("http://localhost:%d/limits.html".formatted(this.port));
			assertThat(page.locator("#protocol")).hasText("HTTP/1.1");
			page.locator("#open").click();
			Locator open = page.locator(".tile[data-state=open]");
			Locator waiting = page.locator(".tile[data-state=waiting]");
			assertThat(open).hasCount(6);
			assertThat(waiting).hasCount(2);
			assertThat(page.locator("#verdict")).containsText("6 open, 2 waiting");
			assertThat(waiting.first()).containsText("waits for 2 s");
			assertThat(open).hasCount(6);
			open.first().click();
			assertThat(waiting).hasCount(1);
			assertThat(open).hasCount(6);
			page.locator("#close").click();
			assertThat(page.locator(".tile")).hasCount(0);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

}
