package io.github.sseboot.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium that is installed on this machine. Nothing is downloaded. For one thread.
 */
public final class Chromium implements AutoCloseable {

	private static final List<String> ARGUMENTS = List.of("--headless", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync");

	private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private final Playwright playwright = Playwright
		.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

	private final Browser browser;

	private Chromium(Path executable) {
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
	}

	/**
	 * Start it.
	 * @throws java.util.NoSuchElementException if there is none
	 */
	public static Chromium start() {
		return new Chromium(executable().orElseThrow());
	}

	/**
	 * Start it, or skip the tests of the class if there is none: CI installs one and
	 * fails when a test is skipped.
	 * @param untried what is not tried then
	 */
	public static Chromium startOrSkip(String untried) {
		Assumptions.assumeTrue(installed(),
				() -> "No browser, so %s not tried: set SSE_CHROMIUM to the executable of a Chromium, or install one of %s"
					.formatted(untried, PLACES));
		return start();
	}

	public static boolean installed() {
		return executable().isPresent();
	}

	private static Optional<Path> executable() {
		return Stream.concat(Stream.of(System.getenv("SSE_CHROMIUM")), PLACES.stream())
			.filter(Objects::nonNull)
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	public Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
