package io.github.sseboot.sample.browser;

import com.microsoft.playwright.Page;
import io.github.sseboot.sample.Friend;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams that the server ends every now and then: nobody notices.
 */
@TestPropertySource(properties = "sse.connection.max-age=1s")
class MaxAgeTests extends BrowserTests {

	@Test
	void aPageLivesThroughTheEndOfItsConnections() throws Exception {
		try (Tab tab = tab()) {
			Page page = tab.page();
			page.navigate("http://localhost:%d/ping.html".formatted(this.port));
			assertThat(page.locator("[data-event='sse.end'].seen")).isVisible();
			page.waitForFunction("() => document.querySelectorAll('.log-row[data-event=\"sse.open\"]').length >= 3");
			assertThat(page.locator(".log-row[data-event='sse.gap']")).hasCount(0);
			page.navigate("http://localhost:%d/friends.html".formatted(this.port));
			page.locator("#name").fill("Ada");
			page.locator("#join button").click();
			for (int number = 1; number <= 40; number++) {
				new Friend(this.port, "Bob").status("old %d".formatted(number));
				page.waitForTimeout(100);
			}
			assertThat(page.locator(".post-text").first()).hasText("old 40");
			assertThat(page.locator(".post", new Page.LocatorOptions().setHasText("old "))).hasCount(40);
			assertThat(page.locator("#notices .notice")).hasCount(0);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

}
