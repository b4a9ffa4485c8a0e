package io.github.sseboot.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

import io.github.sseboot.support.Chromium;

/**
 * The browser and the node process of a test run.
 */
final class Hosts implements AutoCloseable {

	private final ChromiumHost chromium;

	private final NodeHost node;

	private Hosts() throws IOException {
		this.chromium = ChromiumHost.start();
		this.node = NodeHost.start();
	}

	/**
	 * Starts them, or skips the tests of the class and says what to install: CI installs
	 * it and fails when a test is skipped.
	 */
	static Hosts startOrSkip() throws IOException, InterruptedException {
		List<String> missing = new ArrayList<>(NpmPackages.missing("node", "npm", "curl"));
		if (!Chromium.installed()) {
			missing.add("chromium (or set SSE_CHROMIUM to the executable of one)");
		}
		Assumptions.assumeTrue(missing.isEmpty(), () -> "No client was tried: install " + String.join(", ", missing));
		NpmPackages.install();
		return new Hosts();
	}

	ChromiumHost chromium() {
		return this.chromium;
	}

	NodeHost node() {
		return this.node;
	}

	@Override
	public void close() {
		this.node.close();
		this.chromium.close();
	}

}
