package io.github.sseboot.patch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseView;
import io.github.sseboot.core.ComposedHtml;
import io.github.sseboot.core.DataConverter;

/**
 * Patches of a page with Datastar, for endpoints with the dialect {@code datastar}.
 * <pre class="code">
 * sse.publish(feed, DatastarPatch.elements("&lt;p&gt;…&lt;/p&gt;").selector("#feed").mode(Mode.APPEND));
 * sse.publish(feed, DatastarPatch.signals(Map.of("count", 7)));
 * </pre>
 *
 * @since 1.0.0
 */
public final class DatastarPatch {

	private DatastarPatch() {
	}

	/**
	 * Patch elements; without a selector those with the ids in the HTML.
	 * @param html the HTML, which is not escaped
	 * @return the patch
	 */
	public static Elements elements(String html) {
		return new Elements(Html.of(html), null, Mode.OUTER, false);
	}

	/**
	 * Patch elements with a view; without a selector those with the ids in its HTML. It
	 * is rendered when the patch is published, as that of
	 * {@link SseEvent#view(String, Map)}.
	 * @param view the view
	 * @return the patch
	 */
	public static Elements elements(SseView view) {
		return new Elements(Html.of(view), null, Mode.OUTER, false);
	}

	/**
	 * Remove elements.
	 * @param selector a CSS selector of the elements
	 * @return the patch
	 */
	public static Elements remove(String selector) {
		return new Elements(Html.NONE, Html.line("selector", selector), Mode.REMOVE, false);
	}

	/**
	 * Patch signals.
	 * @param signals becomes JSON, an object, by the converters of the application
	 * @return the patch
	 */
	public static Signals signals(Object signals) {
		return new Signals(signals, false);
	}

	/**
	 * How elements are patched.
	 */
	public enum Mode {

		/** Morph the element, which is the default. */
		OUTER,

		/** Morph what the element contains. */
		INNER,

		/** Replace the element, without morphing. */
		REPLACE,

		/** Add at the beginning of the element. */
		PREPEND,

		/** Add at the end of the element. */
		APPEND,

		/** Add before the element. */
		BEFORE,

		/** Add after the element. */
		AFTER,

		/** Remove the element. */
		REMOVE

	}

	/**
	 * A patch of elements. Immutable.
	 */
	public static final class Elements implements ComposedHtml {

		private final Html content;

		private final @Nullable String selector;

		private final Mode mode;

		private final boolean viewTransition;

		private Elements(Html content, @Nullable String selector, Mode mode, boolean viewTransition) {
			this.content = content;
			this.selector = selector;
			this.mode = mode;
			this.viewTransition = viewTransition;
		}

		/**
		 * This patch for other elements.
		 * @param selector a CSS selector of the elements
		 * @return the patch
		 */
		public Elements selector(String selector) {
			return new Elements(this.content, Html.line("selector", selector), this.mode, this.viewTransition);
		}

		/**
		 * This patch in another mode.
		 * @param mode how elements are patched
		 * @return the patch
		 */
		public Elements mode(Mode mode) {
			return new Elements(this.content, this.selector, mode, this.viewTransition);
		}

		/**
		 * This patch as a view transition.
		 * @return the patch
		 */
		public Elements useViewTransition() {
			return new Elements(this.content, this.selector, this.mode, true);
		}

		@Override
		public byte[] compose(DataConverter converter) {
			StringBuilder lines = new StringBuilder();
			if (this.selector != null) {
				lines.append("selector ").append(this.selector).append('\n');
			}
			if (this.mode != Mode.OUTER) {
				lines.append("mode ").append(this.mode.name().toLowerCase(Locale.ROOT)).append('\n');
			}
			if (this.viewTransition) {
				lines.append("useViewTransition true\n");
			}
			return prefixed(lines, "elements ", this.content.render(converter));
		}

	}

	/**
	 * A patch of signals. Immutable.
	 */
	public static final class Signals implements ComposedHtml {

		private final Object signals;

		private final boolean onlyIfMissing;

		private Signals(Object signals, boolean onlyIfMissing) {
			this.signals = signals;
			this.onlyIfMissing = onlyIfMissing;
		}

		/**
		 * This patch, only for signals that the page does not have.
		 * @return the patch
		 */
		public Signals onlyIfMissing() {
			return new Signals(this.signals, true);
		}

		@Override
		public byte[] compose(DataConverter converter) {
			StringBuilder lines = new StringBuilder(this.onlyIfMissing ? "onlyIfMissing true\n" : "");
			return prefixed(lines, "signals ", Html.text(converter.convert(this.signals)));
		}

	}

	private static byte[] prefixed(StringBuilder lines, String prefix, String text) {
		text.lines().forEach((line) -> lines.append(prefix).append(line).append('\n'));
		if (!lines.isEmpty()) {
			lines.setLength(lines.length() - 1);
		}
		return lines.toString().getBytes(StandardCharsets.UTF_8);
	}

}
