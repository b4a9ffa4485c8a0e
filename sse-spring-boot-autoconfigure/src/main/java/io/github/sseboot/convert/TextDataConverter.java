package io.github.sseboot.convert;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.github.sseboot.core.DataConverter;

/**
 * Sends text as it is, and refuses everything else.
 *
 * @since 1.0.0
 */
public final class TextDataConverter implements DataConverter {

	/**
	 * Create a converter.
	 */
	public TextDataConverter() {
	}

	@Override
	public byte @Nullable [] convert(@Nullable Object data) {
		if (data == null) {
			return null;
		}
		if (data instanceof CharSequence text) {
			return utf8(text);
		}
		throw new IllegalArgumentException(
				"Data of type %s cannot be sent: the application has no JSON library; publish text, or add one, such as spring-boot-starter-jackson"
					.formatted(data.getClass().getName()));
	}

	static byte[] utf8(CharSequence text) {
		try {
			ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			byte[] bytes = new byte[encoded.remaining()];
			encoded.get(bytes);
			return bytes;
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException(
					"The text cannot be sent as UTF-8: it has half a surrogate pair, probably because it was cut there",
					ex);
		}
	}

}
