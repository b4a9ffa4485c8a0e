package io.github.sseboot.convert;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;

import io.github.sseboot.core.DataConverter;

/**
 * Sends text as it is, and everything else as JSON by the message converters of the
 * application, so with its own mapper, modules and annotations.
 *
 * @since 1.0.0
 */
public final class MessageDataConverter implements DataConverter {

	private final SingletonSupplier<List<HttpMessageConverter<?>>> converters;

	/**
	 * Create a converter.
	 * @param converters the message converters of the application, asked for when the
	 * first object is published
	 */
	public MessageDataConverter(Supplier<List<HttpMessageConverter<?>>> converters) {
		this.converters = SingletonSupplier.of(converters);
	}

	@Override
	public byte @Nullable [] convert(@Nullable Object data) {
		if (data == null) {
			return null;
		}
		if (data instanceof CharSequence text) {
			return TextDataConverter.utf8(text);
		}
		if (data instanceof byte[]) {
			throw new IllegalArgumentException(
					"An event stream carries text but the data is byte[]; publish a String, such as Base64 of the bytes");
		}
		return json(data);
	}

	private byte[] json(Object data) {
		for (HttpMessageConverter<?> converter : this.converters.obtain()) {
			if (converter.canWrite(data.getClass(), MediaType.APPLICATION_JSON)) {
				return write(converter, data);
			}
		}
		throw new IllegalArgumentException(
				"Data of type %s cannot be sent: no message converter of the application writes it as JSON; publish text, or add a JSON library"
					.formatted(data.getClass().getName()));
	}

	@SuppressWarnings("unchecked")
	private static <T> byte[] write(HttpMessageConverter<T> converter, Object data) {
		TextMessage message = new TextMessage();
		try {
			converter.write((T) data, MediaType.APPLICATION_JSON, message);
			return message.toByteArray();
		}
		catch (HttpMessageConversionException | IOException ex) {
			throw new IllegalArgumentException(
					"Data of type %s cannot be sent as JSON: %s".formatted(data.getClass().getName(), ex.getMessage()),
					ex);
		}
	}

}
