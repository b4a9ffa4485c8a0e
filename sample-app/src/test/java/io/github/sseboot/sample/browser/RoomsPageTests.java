package io.github.sseboot.sample.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.github.sseboot.sample.Json;
import io.github.sseboot.test.FaultProxy;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms in a real browser.
 */
class RoomsPageTests extends BrowserTests {

	@Test
	void twoTabsOfOneBrowserTalkAndNobodyHearsOneself() {
		try (Tab tab = tab()) {
			Page ada = open(tab.page(), this.port, "Ada");
			Page bob = open(tab.page().context().newPage(), this.port, "Bob");
			say(ada, "Hello Bob");
			assertThat(bob.locator(".post-text").first()).hasText("Hello Bob");
			say(bob, "Hello Ada");
			assertThat(ada.locator(".post-text").first()).hasText("Hello Ada");
			assertThat(ada.locator(".post", new Page.LocatorOptions().setHasText("Hello Bob"))).hasCount(1);
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void roomsAreEnteredAndLeftOnTheStreamThatIsOpen() {
		try (Tab tab = tab(); Tab other = tab()) {
			Page speaker = open(other.page(), this.port, "Cleo");
			enter(speaker, "library");
			say(speaker, "said before");
			int[] streams = { 0 };
			tab.page().onRequest((request) -> streams[0] += request.url().contains("rooms/events") ? 1 : 0);
			Page page = open(tab.page(), this.port, "Dora");
			enter(page, "library");
			assertThat(page.locator(".post-text").first()).hasText("said before");
			enter(page, "harbour");
			say(speaker, "said meanwhile");
			assertThat(page.locator("[data-room=library] .room-news")).hasText("1");
			enter(page, "library");
			assertThat(page.locator(".post-text").first()).hasText("said meanwhile");
			page.locator("#leave").click();
			assertThat(page.locator("[data-room=library] .room-count")).hasText("1");
			say(speaker, "said after");
			assertThat(page.locator("#current")).hasText("harbour");
			assertThat(page.locator("[data-room=library] .room-news")).isHidden();
			assertThat(streams[0]).isEqualTo(1);
			assertThat(tab.problems()).isEmpty();
		}
	}

	@Test
	void aCutTabComesBackToItsRoomsAndLosesAndDoublesNothing() throws Exception {
		try (FaultProxy network = FaultProxy.to(this.port); Tab tab = tab(); Tab other = tab()) {
			Page page = open(tab.page(), network.port(), "Eve");
			enter(page, "workshop");
			Page speaker = open(other.page(), this.port, "Finn");
			enter(speaker, "workshop");
			say(page, "cut 1");
			say(speaker, "cut 2");
			assertThat(page.locator(".post-text").first()).hasText("cut 2");
			network.refuse(true);
			network.cut();
			assertThat(page.locator("#state")).hasText("Reconnecting");
			List<String> expected = new ArrayList<>(List.of("cut 1", "cut 2"));
			for (int number = 3; number <= 70; number++) {
				// More than the room keeps for those who come in
				Json.send("POST", "http://localhost:%d/rooms/workshop/messages".formatted(this.port),
						Map.of("from", "Finn", "text", "cut " + number, "connection", "none"));
				expected.add("cut " + number);
			}
			network.refuse(false);
			assertThat(page.locator("#state")).hasText("Live");
			assertThat(page.locator(".post-text").first()).hasText("cut 70");
			say(page, "cut 71");
			say(speaker, "cut 72");
			assertThat(page.locator(".post-text").first()).hasText("cut 72");
			expected.addAll(List.of("cut 71", "cut 72"));
			Collections.reverse(expected);
			assertThat(page.locator(".post-text").allTextContents()).isEqualTo(expected);
			assertThat(page.locator("#notices .notice")).hasCount(0);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void aReloadIsInTheSameRooms() {
		try (Tab tab = tab()) {
			Page page = open(tab.page(), this.port, "Gus");
			enter(page, "kitchen");
			say(page, "before the reload");
			page.reload();
			assertThat(page.locator("#current")).hasText("kitchen");
			assertThat(page.locator(".post-text").first()).hasText("before the reload");
			assertThat(page.locator(".room[aria-pressed=true]")).hasCount(2);
			assertThat(tab.problemsButCuts()).isEmpty();
		}
	}

	@Test
	void whatPeopleTypeIsShownAsTextAndWhatIsWrongIsExplained() {
		String text = "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;";
		try (Tab tab = tab()) {
			Page page = open(tab.page(), this.port, "Hana");
			say(page, text);
			assertThat(page.locator("#messages :is(img, script)")).hasCount(0);
			assertThat(tab.problems()).isEmpty();
			page.locator("#from").fill("*");
			page.locator("#text").fill("x".repeat(501));
			page.locator("#say").click();
			assertThat(page.locator("#from-error")).containsText("Your name must be 1 to 24 letters");
			assertThat(page.locator("#text-error")).containsText("size must be between 0 and 500");
			assertThat(page.locator("#from")).isFocused();
		}
	}

	private static Page open(Page page, int port, String name) {
		page.navigate("http://localhost:%d/rooms.html".formatted(port));
		assertThat(page.locator("#state")).hasText("Live");
		page.locator("#from").fill(name);
		return page;
	}

	private static void enter(Page page, String room) {
		page.locator("[data-room=" + room + "]").click();
		assertThat(page.locator("#current")).hasText(room);
	}

	private static void say(Page page, String text) {
		page.locator("#text").fill(text);
		page.locator("#say").click();
		assertThat(page.locator(".post-text").first()).hasText(text);
	}

}
