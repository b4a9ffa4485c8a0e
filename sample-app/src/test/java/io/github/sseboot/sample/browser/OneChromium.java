package io.github.sseboot.sample.browser;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium for the tests of all classes; each {@link Tab} is a browser of its own to
 * the pages. Without a Chromium each test is skipped, one by one: a class that is skipped
 * as a whole counts as no test at all, and nobody would notice.
 */
final class OneChromium implements BeforeEachCallback {

	private @Nullable Chromium chromium;

	@Override
	public void beforeEach(ExtensionContext context) {
		// The store of the root closes it when all tests are over
		this.chromium = context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(Chromium.class, (type) -> Chromium.startOrSkip(), Chromium.class);
	}

	Chromium get() {
		return Objects.requireNonNull(this.chromium);
	}

}
