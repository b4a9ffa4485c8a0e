package io.github.sseboot.sample.browser;

import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of every kind on one page.
 */
class ClientsPageTests extends BrowserTests {

	/** Each client pauses as it likes before it comes back. */
	private static final LocatorAssertions.ContainsTextOptions BACK_OFF = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(20_000);

	private static final List<String> CLIENTS = List.of("native", "htmx", "intercooler", "yaffle", "module");

	@Test
	void allSeeTheSameComeBackWithoutLossAndStayAwayWhenTold() {
		try (Tab tab = tab()) {
			Page page = tab.page();
			page.navigate("http://localhost:%d/clients.html".formatted(this.port));
			for (String client : CLIENTS) {
				assertThat(page.locator("#%s .state".formatted(client))).hasText("Live");
				waitForTicks(page, client, 2);
				assertThat(fact(page, client, "opened")).containsText(":");
				assertThat(fact(page, client, "back")).hasText("–");
			}
			page.locator("#cut").click();
			for (String client : CLIENTS) {
				assertThat(fact(page, client, "back")).containsText(" s", BACK_OFF);
				assertThat(page.locator("#%s .state".formatted(client))).hasText("Live");
			}
			int seen = Integer.parseInt(fact(page, "native", "events").textContent());
			CLIENTS.forEach((client) -> waitForTicks(page, client, seen + 2));
			page.locator("#end").click();
			for (String client : CLIENTS) {
				assertThat(page.locator("#%s .state".formatted(client))).hasText("Disconnected");
				assertThat(fact(page, client, "missed")).hasText("0");
				assertThat(fact(page, client, "doubled")).hasText("0");
			}
			assertThat(CLIENTS.stream().map((client) -> newest(page, client)).distinct()).hasSize(1);
			assertThat(problems(tab)).isEmpty();
		}
	}

	private static String newest(Page page, String client) {
		return page.locator("#%s .ticks li".formatted(client)).first().textContent();
	}

	private static Locator fact(Page page, String client, String fact) {
		return page.locator("#%s [data-fact=%s]".formatted(client, fact));
	}

	private static void waitForTicks(Page page, String client, int count) {
		page.waitForFunction(
				"([client, count]) => Number("
						+ "document.querySelector(`#${client} [data-fact=events]`).textContent) >= count",
				List.of(client, count));
	}

	/**
	 * But for what htmx writes to the console for each stream that ends.
	 */
	private static Stream<String> problems(Tab tab) {
		return tab.problemsButCuts().stream().filter((problem) -> !problem.equals("console: [object Event]"));
	}

}
