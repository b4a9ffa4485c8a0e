package io.github.sseboot.patch;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseView;
import io.github.sseboot.core.ComposedHtml;
import io.github.sseboot.core.DataConverter;

/**
 * An action of Turbo Streams on an element of a page, for endpoints with the dialect
 * {@code turbo}. Immutable. <pre class="code">
 * sse.publish(rows, TurboStream.append("rows").with("&lt;tr&gt;…&lt;/tr&gt;"));
 * sse.publish(rows, TurboStream.append("rows").with(new SseView("row", Map.of("order", order))));
 * </pre>
 *
 * @since 1.0.0
 */
public final class TurboStream implements ComposedHtml {

	private final String action;

	private final String target;

	private final Html content;

	private TurboStream(String action, String target, Html content) {
		this.action = action;
		this.target = Html.line("target", target);
		this.content = content;
	}

	/**
	 * Add at the end of an element.
	 * @param target the id of the element
	 * @return the action, without content
	 */
	public static TurboStream append(String target) {
		return action("append", target);
	}

	/**
	 * Add at the beginning of an element.
	 * @param target the id of the element
	 * @return the action, without content
	 */
	public static TurboStream prepend(String target) {
		return action("prepend", target);
	}

	/**
	 * Put something in the place of an element.
	 * @param target the id of the element
	 * @return the action, without content
	 */
	public static TurboStream replace(String target) {
		return action("replace", target);
	}

	/**
	 * Put something in the place of what an element contains.
	 * @param target the id of the element
	 * @return the action, without content
	 */
	public static TurboStream update(String target) {
		return action("update", target);
	}

	/**
	 * Remove an element.
	 * @param target the id of the element
	 * @return the action, which needs no content
	 */
	public static TurboStream remove(String target) {
		return action("remove", target);
	}

	/**
	 * Any action, also one of the page's own.
	 * @param action the name of the action
	 * @param target the id of the element
	 * @return the action, without content
	 */
	public static TurboStream action(String action, String target) {
		return new TurboStream(Html.line("action", action), target, Html.NONE);
	}

	/**
	 * This action with content.
	 * @param html the HTML, which is not escaped
	 * @return the action
	 */
	public TurboStream with(String html) {
		return new TurboStream(this.action, this.target, Html.of(html));
	}

	/**
	 * This action with a view as its content. It is rendered when the action is
	 * published, as that of {@link SseEvent#view(String, Map)}.
	 * @param view the view
	 * @return the action
	 */
	public TurboStream with(SseView view) {
		return new TurboStream(this.action, this.target, Html.of(view));
	}

	@Override
	public byte[] compose(DataConverter converter) {
		String template = this.content.none() ? "" : "<template>" + this.content.render(converter) + "</template>";
		return "<turbo-stream action=\"%s\" target=\"%s\">%s</turbo-stream>"
			.formatted(Html.attribute(this.action), Html.attribute(this.target), template)
			.getBytes(StandardCharsets.UTF_8);
	}

}
