package io.github.sseboot.sample.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.ActiveProfiles;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many streams a real browser opens over HTTP/2.
 */
@ActiveProfiles("tls")
class LimitsPageTlsTests extends BrowserTests {

	@Test
	void twentyStreamsAreOpenAndNoneWaits() {
		try (Tab tab = tab()) {
			Page page = tab.page();
			page.navigate("https://localhost:%d/limits.html".formatted(this.port));
			assertThat(page.locator("#protocol")).hasText("HTTP/2");
			page.locator("#number").fill("20");
			page.locator("#open").click();
			assertThat(page.locator(".tile[data-state=open]", new Page.LocatorOptions().setHasText("ping")))
				.hasCount(20);
			assertThat(page.locator("#verdict")).hasText("20 open, none waiting.");
			assertThat(tab.problems()).isEmpty();
		}
	}

}
