package io.github.sseboot.dialect;

import java.util.Map;

import io.github.sseboot.core.wire.Block;
import io.github.sseboot.core.wire.Encoded;
import io.github.sseboot.engine.NewEvent;

/**
 * The UI message stream of the AI SDK ({@code useChat}): the data of every event is a
 * part, a JSON object with a {@code type}, and {@code [DONE]} ends the stream when its
 * channels are complete. Names do not matter, and events without payload are left out.
 * What a client misses, an event that has only HTML, and an end before completion, are
 * parts of type {@code error}.
 *
 * @since 1.0.0
 */
public final class AiSdkDialect extends DataOnlyDialect {

	/**
	 * The name by which endpoints choose it.
	 */
	public static final String NAME = "ai-sdk";

	private static final Map<String, String> HEADERS = Map.of("x-vercel-ai-ui-message-stream", "v1");

	/**
	 * Create the dialect.
	 */
	public AiSdkDialect() {
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Map<String, String> headers() {
		return HEADERS;
	}

	@Override
	Encoded block(NewEvent event, byte[] data, int idLength) {
		return Block.sized(data).openId(idLength).data(data).end();
	}

	@Override
	String error(String kind, String text) {
		return JsonObject.of("type", "error", "errorText", text);
	}

}
