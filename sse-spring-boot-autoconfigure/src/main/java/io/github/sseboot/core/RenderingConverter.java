package io.github.sseboot.core;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.SseView;

/**
 * A converter that renders views.
 *
 * @param data converts the data
 * @param views renders the views
 */
record RenderingConverter(DataConverter data, ViewRenderer views) implements DataConverter {

	@Override
	public byte @Nullable [] convert(@Nullable Object data) {
		return this.data.convert(data);
	}

	@Override
	public byte[] render(SseView view) {
		return this.views.render(view);
	}

}
