package io.github.sseboot.sample.browser;

import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.sseboot.sample.Friend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the pages look on a phone and on a desk, by day and by night: nothing sticks out,
 * nothing fails, and there are pictures to look at in {@code target/screenshots}.
 */
class LookTests extends BrowserTests {

	@ParameterizedTest
	@CsvSource({ "390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK" })
	void thePagesFitTheScreen(int width, ColorScheme scheme) throws Exception {
		String suffix = "-%d-%s".formatted(width, scheme).toLowerCase(Locale.ROOT);
		try (Tab tab = new Tab(chromium(), width, scheme)) {
			Page page = tab.page();
			open(page, "");
			look(tab, "index" + suffix);
			open(page, "ping.html");
			assertThat(page.locator("[data-event=ping]").nth(2)).isVisible();
			look(tab, "ping" + suffix);
			open(page, "friends.html");
			assertThat(page.locator("#name")).isFocused();
			look(tab, "join" + suffix);
			page.locator("#name").fill("Ada");
			page.locator("#join button").click();
			new Friend(this.port, "Ada").checkin("The old harbour");
			new Friend(this.port, "Mira").direct("Ada", "You should check your inbox.");
			assertThat(page.locator(".post.direct").first()).isVisible();
			assertThat(page.locator("#online")).containsText("Ada (you)");
			look(tab, "friends" + suffix);
			assertThat(tab.problemsButCuts()).isEmpty();
			page.locator("[value=direct]").check();
			page.locator("#send").click();
			assertThat(page.locator("#to")).isFocused();
			look(tab, "invalid" + suffix);
		}
	}

	@ParameterizedTest
	@CsvSource({ "390, DARK", "1280, LIGHT" })
	void thePagesOfManyStreamsFitTheScreen(int width, ColorScheme scheme) {
		String suffix = "-%d-%s".formatted(width, scheme).toLowerCase(Locale.ROOT);
		try (Tab tab = new Tab(chromium(), width, scheme)) {
			Page page = tab.page();
			open(page, "limits.html");
			page.locator("#open").click();
			assertThat(page.locator(".tile[data-state=open]")).hasCount(6);
			look(tab, "limits" + suffix);
			open(page, "clients.html");
			assertThat(page.locator("#yaffle .ticks li").nth(1)).isVisible();
			look(tab, "clients" + suffix);
		}
	}

	@ParameterizedTest
	@CsvSource({ "390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK" })
	void thePagesThatChangeFitTheScreen(int width, ColorScheme scheme) {
		String suffix = "-%d-%s".formatted(width, scheme).toLowerCase(Locale.ROOT);
		try (Tab tab = new Tab(chromium(), width, scheme)) {
			Page page = tab.page();
			open(page, "rooms.html");
			assertThat(page.locator(".room").first()).isVisible();
			for (String text : List.of("Good morning!", "x".repeat(120), "Is anybody up for a walk?")) {
				page.locator("#text").fill(text);
				page.locator("#say").click();
				assertThat(page.locator(".post-text").first()).hasText(text);
			}
			page.locator("[data-room=kitchen]").click();
			page.locator("[data-room=harbour]").click();
			look(tab, "rooms" + suffix);
			open(page, "answer.html");
			page.locator("#send").click();
			assertThat(page.locator("#run")).containsText("number");
			look(tab, "answer" + suffix);
			open(page, "dashboard.html");
			page.waitForFunction("() => document.querySelector('#heap .plot-line').getAttribute('d')?.includes('L')");
			look(tab, "dashboard" + suffix);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	private void open(Page page, String path) {
		page.navigate("http://localhost:%d/%s".formatted(this.port, path));
	}

	private static void look(Tab tab, String name) {
		tab.screenshot(name);
		assertThat(tab.page().evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
	}

}
