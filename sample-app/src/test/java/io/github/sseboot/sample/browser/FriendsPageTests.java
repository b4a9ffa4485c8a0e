package io.github.sseboot.sample.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import io.github.sseboot.sample.Friend;
import io.github.sseboot.test.FaultProxy;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The friends timeline in a real browser.
 */
class FriendsPageTests extends BrowserTests {

	@Test
	void whatOnePostsTheOtherSees() {
		try (Tab ada = tab(); Tab bob = tab()) {
			join(ada, this.port, "Ada");
			join(bob, this.port, "Bob");
			post(ada.page(), "status", "text", "Hello from Ada");
			assertThat(bob.page().locator(".post.status").first()).containsText("Hello from Ada");
			post(bob.page(), "checkin", "place", "The old harbour");
			assertThat(ada.page().locator(".post.checkin").first()).containsText("The old harbour");
			bob.page()
				.locator(".post.status", new Page.LocatorOptions().setHasText("Hello from Ada"))
				.getByText("Forward")
				.click();
			assertThat(ada.page().locator(".post.forward").first()).containsText("Bob forwards Ada");
			assertThat(ada.page().locator("#text")).hasValue("");
			assertThat(ada.problems()).isEmpty();
			assertThat(bob.problems()).isEmpty();
		}
	}

	@Test
	void aDirectMessageIsSeenByItsTwoPeopleOnly() {
		try (Tab ada = tab(); Tab bob = tab(); Tab eve = tab()) {
			join(eve, this.port, "Eve");
			join(ada, this.port, "Ada");
			join(bob, this.port, "Bob");
			ada.page().locator(".person", new Page.LocatorOptions().setHasText("Bob")).click();
			ada.page().locator("#text").fill("for Bob only");
			ada.page().locator("#send").click();
			assertThat(bob.page().locator(".post.direct").first()).containsText("for Bob only");
			assertThat(ada.page().locator(".post.direct").first()).containsText("Ada to Bob only");
			post(ada.page(), "status", "text", "for all again");
			assertThat(eve.page().locator(".post").first()).containsText("for all again");
			assertThat(eve.page().locator(".post", new Page.LocatorOptions().setHasText("for Bob only"))).hasCount(0);
			assertThat(eve.problems()).isEmpty();
		}
	}

	@Test
	void whatPeopleTypeIsShownAsText() {
		String text = "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;";
		try (Tab tab = tab()) {
			join(tab, this.port, "Ada");
			post(tab.page(), "status", "text", text);
			assertThat(tab.page().locator(".post-text").first()).hasText(text);
			assertThat(tab.page().locator("#timeline :is(img, script)")).hasCount(0);
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void aCutConnectionLosesAndDoublesNothing() throws Exception {
		try (FaultProxy network = FaultProxy.to(this.port); Tab tab = tab()) {
			Page page = join(tab, network.port(), "Cut");
			friend("Ada").status("cut 1");
			assertThat(page.locator(".post-text").first()).hasText("cut 1");
			network.refuse(true);
			network.cut();
			assertThat(page.locator("#state")).hasText("Reconnecting");
			friend("Ada").status("cut 2");
			friend("Ada").direct("Cut", "cut 3");
			network.refuse(false);
			assertThat(page.locator("#state")).hasText("Live");
			friend("Ada").status("cut 4");
			assertThat(page.locator(".post-text").first()).hasText("cut 4");
			assertThat(posts(page, "cut")).containsExactly("cut 4", "cut 3", "cut 2", "cut 1");
			assertThat(page.locator("#notices .notice")).hasCount(0);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void aReloadGoesOnWhereThePageWas() throws Exception {
		try (Tab tab = tab()) {
			Page page = join(tab, this.port, "Reload");
			friend("Ada").status("reload 1");
			assertThat(page.locator(".post-text").first()).hasText("reload 1");
			List<String> before = page.locator(".post-text").allTextContents();
			page.navigate("about:blank");
			friend("Ada").status("reload 2");
			page.goBack();
			page.reload();
			assertThat(page.locator("#state")).hasText("Live");
			assertThat(page.locator("#me")).hasText("Reload");
			assertThat(page.locator(".post-text").first()).hasText("reload 2");
			assertThat(posts(page, "reload")).containsExactly("reload 2", "reload 1");
			assertThat(page.locator(".post")).hasCount(before.size() + 1);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void aBadPostIsExplainedAtTheFieldAndNothingIsLost() {
		try (Tab tab = tab()) {
			Page page = join(tab, this.port, "Ada");
			String tooLong = "x".repeat(281);
			page.locator("[value=direct]").check();
			page.locator("#text").fill(tooLong);
			page.locator("#send").click();
			assertThat(page.locator("#to-error")).containsText("must be 1 to 24 letters");
			assertThat(page.locator("#text-error")).containsText("size must be between 0 and 280");
			assertThat(page.locator("#to")).isFocused();
			assertThat(page.locator("#text")).hasValue(tooLong);
		}
	}

	@Test
	void whoIsOnlineIsShown() {
		try (Tab ada = tab()) {
			join(ada, this.port, "Ada");
			assertThat(ada.page().locator("#online")).containsText("Ada (you)");
			try (Tab zoe = tab()) {
				join(zoe, this.port, "Zoë");
				assertThat(ada.page().locator("#online")).containsText("Zoë");
			}
			assertThat(ada.page().locator("#online")).not().containsText("Zoë");
		}
	}

	private Friend friend(String name) {
		return new Friend(this.port, name);
	}

	private static Page join(Tab tab, int port, String name) {
		tab.page().navigate("http://localhost:%d/friends.html".formatted(port));
		enter(tab.page(), name);
		return tab.page();
	}

	private static void enter(Page page, String name) {
		page.locator("#name").fill(name);
		page.locator("#join button").click();
		assertThat(page.locator("#state")).hasText("Live");
	}

	private static void post(Page page, String kind, String field, String text) {
		page.locator("[value=" + kind + "]").check();
		page.locator("#" + field).fill(text);
		page.locator("#send").click();
	}

	private static List<String> posts(Page page, String prefix) {
		return page.locator(".post-text")
			.allTextContents()
			.stream()
			.filter((text) -> text.startsWith(prefix + " "))
			.toList();
	}

}
