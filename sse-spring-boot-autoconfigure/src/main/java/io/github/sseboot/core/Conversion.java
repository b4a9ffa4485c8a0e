package io.github.sseboot.core;

import java.util.List;

import io.github.sseboot.SseEvent;
import io.github.sseboot.SseView;
import io.github.sseboot.engine.EventKind;
import io.github.sseboot.engine.NewEvent;

/**
 * Turns what the application says into what the log and the dialects know.
 *
 * @param converter how data and views become text
 */
record Conversion(DataConverter converter) {

	/**
	 * An event, on the calling thread.
	 * @param channels names of the channels
	 * @param data the data, or an {@link SseEvent}
	 * @throws IllegalArgumentException if it cannot be sent
	 */
	NewEvent message(List<String> channels, Object data) {
		SseEvent event = SseEvent.of(data);
		SseView view = event.view();
		byte[] text = null;
		byte[] html = (view != null) ? this.converter.render(view) : null;
		if (event.data() instanceof ComposedHtml composed) {
			if (view != null) {
				throw new IllegalArgumentException(
						"An event has HTML once, but the data of this one is a %s and the view '%s' is beside it; put the view into the %1$s, or publish two events"
							.formatted(composed.getClass().getSimpleName(), view.name()));
			}
			html = composed.compose(this.converter);
		}
		else {
			text = this.converter.convert(event.data());
		}
		return new NewEvent(EventKind.MESSAGE, channels, event.name(), text, html, event.key(), event.version(),
				event.headers(), null);
	}

}
