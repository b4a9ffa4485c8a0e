package io.github.sseboot.sample.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;

/**
 * A tab of a browser of its own, with all that went wrong in it.
 */
final class Tab implements AutoCloseable {

	private final BrowserContext context;

	private final Page page;

	private final List<String> problems = new ArrayList<>();

	Tab(Chromium chromium, int width, ColorScheme scheme) {
		this.context = chromium.browser()
			.newContext(new Browser.NewContextOptions().setViewportSize(width, 900)
				.setColorScheme(scheme)
				.setIgnoreHTTPSErrors(true)
				.setLocale("en-GB"));
		this.page = this.context.newPage();
		this.page.onPageError((error) -> this.problems.add("script: " + error));
		this.page.onConsoleMessage((message) -> this.problems.add("console: " + message.text()));
		this.page
			.onRequestFailed((request) -> this.problems.add("request: " + request.url() + " " + request.failure()));
		this.page.onResponse((response) -> {
			if (response.status() >= 400) {
				this.problems.add("response: " + response.status() + " " + response.url());
			}
		});
		this.page.onDialog((dialog) -> {
			this.problems.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
	}

	Tab(Chromium chromium) {
		this(chromium, 1280, ColorScheme.LIGHT);
	}

	Page page() {
		return this.page;
	}

	/**
	 * What went wrong: in scripts, on the console, with requests.
	 */
	List<String> problems() {
		return List.copyOf(this.problems);
	}

	/**
	 * What went wrong, but for streams that ended: a browser reports each that was cut,
	 * and each that a page left behind.
	 */
	List<String> problemsButCuts() {
		return this.problems.stream().filter((problem) -> !problem.contains("net::ERR_")).toList();
	}

	void screenshot(String name) {
		this.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setAnimations(ScreenshotAnimations.DISABLED)
			.setPath(Path.of("target/screenshots", name + ".png")));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
