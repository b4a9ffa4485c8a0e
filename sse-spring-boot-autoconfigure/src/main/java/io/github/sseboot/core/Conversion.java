package io.github.sseboot.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

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
	 */
	NewEvent message(List<String> channels, Object data) {
		SseEvent event = SseEvent.of(data);
		SseView view = event.view();
		byte[] html = (view != null) ? this.converter.render(view) : null;
		return new NewEvent(EventKind.MESSAGE, channels, event.name(), text(event.data()), html, event.key(),
				event.version(), event.headers(), null);
	}

	private byte @Nullable [] text(@Nullable Object data) {
		return (data instanceof ComposedData composed) ? composed.compose(this.converter)
				: this.converter.convert(data);
	}

}
