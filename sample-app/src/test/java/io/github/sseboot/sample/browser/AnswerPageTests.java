package io.github.sseboot.sample.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.github.sseboot.test.FaultProxy;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer in a real browser.
 */
class AnswerPageTests extends BrowserTests {

	@Test
	void anAnswerGoesOnAfterAReloadAndIsMadeOnce() {
		try (Tab tab = tab(); Tab witness = tab()) {
			Page undisturbed = ask(witness.page(), this.port, "Is it the same?");
			complete(undisturbed);
			// One request had all of it; the page may have ended it before the server did
			assertThat(undisturbed.locator("#way")).hasText("POST, the request that asked");
			String text = undisturbed.locator("#text").textContent();
			Page page = ask(tab.page(), this.port, "Is it the same?");
			String run = page.locator("#run").textContent();
			page.reload();
			assertThat(page.locator("#way")).hasText("GET, after the page was loaded again");
			page.waitForFunction("() => Number(document.querySelector('#count').textContent) > 20");
			page.reload();
			assertThat(page.locator("#run")).hasText(run);
			complete(page);
			assertThat(page.locator("#text")).hasText(text);
			page.reload();
			assertThat(page.locator("#text")).hasText(text);
			assertThat(tab.problemsButCuts()).isEmpty();
			assertThat(witness.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void anAnswerGoesOnAfterACut() {
		try (FaultProxy network = FaultProxy.to(this.port); Tab tab = tab(); Tab witness = tab()) {
			Page page = ask(tab.page(), network.port(), "Is it whole?");
			network.cut();
			assertThat(page.locator("#way")).hasText("GET, from where the connection was lost");
			complete(page);
			Page undisturbed = ask(witness.page(), this.port, "Is it whole?");
			complete(undisturbed);
			assertThat(page.locator("#text")).hasText(undisturbed.locator("#text").textContent());
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void whatPeopleAskIsTextAndWhatIsWrongIsExplained() {
		String text = "<img src=x onerror=alert(1)>";
		try (Tab tab = tab()) {
			Page page = ask(tab.page(), this.port, text);
			assertThat(page.locator("#asked")).hasText(text);
			assertThat(page.locator("#panel img")).hasCount(0);
			assertThat(tab.problems()).isEmpty();
			page.locator("#question").fill("");
			page.locator("#send").click();
			assertThat(page.locator("#question-error")).hasText("The question must not be blank.");
		}
	}

	private static void complete(Page page) {
		assertThat(page.locator("#state")).hasText("Complete",
				new LocatorAssertions.HasTextOptions().setTimeout(30_000));
	}

	private static Page ask(Page page, int port, String question) {
		page.navigate("http://localhost:%d/answer.html".formatted(port));
		page.locator("#question").fill(question);
		page.locator("#send").click();
		page.waitForFunction("() => Number(document.querySelector('#count').textContent) > 5");
		return page;
	}

}
