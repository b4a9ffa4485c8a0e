package io.github.sseboot.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * A Chromium with tabs. For one thread.
 */
final class Tabs implements AutoCloseable {

	private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private final Playwright playwright = Playwright
		.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

	private final Browser browser;

	Tabs(Path executable) {
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
				.setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-sync")));
	}

	static Optional<Path> executable() {
		return Stream.concat(Stream.of(System.getenv("SSE_CHROMIUM")), PLACES.stream())
			.filter(Objects::nonNull)
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	/** A browser of its own, whose tabs share what tabs share. */
	BrowserContext window() {
		return this.browser.newContext();
	}

	static Page tab(BrowserContext window, String origin) {
		Page page = window.newPage();
		page.navigate(origin + "/tab");
		page.waitForFunction("() => window.open !== undefined && window.seen");
		return page;
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
